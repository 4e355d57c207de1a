#include "analysis/ratings.h"

#include <math.h>
#include <string.h>

#include "analysis/clause.h"
#include "analysis/pattern.h"
#include "language/number.h"
#include "language/word_class.h"

enum { MAX_HITS = 8 };

struct reading_of_rating {
    const struct lexicon *lexicon;
    struct document *document;
    const struct sentence *sentence;
    const struct hit *grades[MAX_HITS];
    uint32_t n_grades;
    const struct hit *target; /* the word for the price target, or NULL */
    const struct hit *house;  /* a house that is no listed company, or NULL */
    bool rating_word;
};

static const struct token *at(const struct reading_of_rating *r, uint32_t token) {
    return &r->document->words.tokens[token];
}

static bool quoted(const struct reading_of_rating *r, const struct hit *hit) {
    char before = hit->first > r->sentence->first_token ? at(r, hit->first - 1)->mark : 0;
    char behind = hit->end < r->sentence->end_token ? at(r, hit->end)->mark : 0;
    return (before == '"' || before == '\'') && (behind == '"' || behind == '\'');
}

static bool behind_preposition(const struct reading_of_rating *r, const struct hit *hit) {
    static const char *const words[] = {"auf", "von", "bei", "mit", NULL};
    for (const char *const *word = words; *word != NULL && hit->first > r->sentence->first_token; word++)
        if (token_is(r->document, hit->first - 1, *word))
            return true;
    return false;
}

/* The verb of rating in the clause: its sense, or NULL. */
static const struct sense *rating_verb(const struct reading_of_rating *r, uint32_t clause) {
    uint32_t lemma = clause == NO_INDEX ? NO_INDEX : r->document->clauses[clause].lemma;
    return lemma == NO_INDEX ? NULL : lexicon_lemma_sense(r->lexicon, lemma, SENSE_RATING);
}

static bool any_rating_verb(const struct reading_of_rating *r) {
    for (uint32_t c = r->sentence->first_clause; c < r->sentence->end_clause; c++)
        if (rating_verb(r, c) != NULL)
            return true;
    return false;
}

/* "auf Underperform von zuvor Hold": the grade before stands last. */
static void order_grades(struct reading_of_rating *r) {
    static const char *const before[] = {"von", "zuvor", "bisher", "bislang", "statt", "nach", NULL};
    if (r->n_grades != 2)
        return;
    bool turned = false;
    for (uint32_t i = r->grades[1]->first; i-- > r->grades[0]->end && !turned;)
        turned = token_is_any(r->document, i, before);
    for (uint32_t i = r->grades[0]->first;
         turned && i-- > r->sentence->first_token && i + 3 > r->grades[0]->first;)
        if (token_is(r->document, i, "auf")) {
            const struct hit *to = r->grades[0];
            r->grades[0] = r->grades[1];
            r->grades[1] = to;
            return;
        }
}

static void collect(struct reading_of_rating *r) {
    const struct document *d = r->document;
    const struct hit *loose[MAX_HITS];
    uint32_t n_loose = 0;
    for (uint32_t h = r->sentence->first_hit; h < r->sentence->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        uint32_t kind = r->lexicon->patterns[hit->pattern].sense.kind;
        if (kind == SENSE_RATING_WORD)
            r->rating_word = true;
        if (kind == SENSE_PRICE_TARGET && r->target == NULL)
            r->target = hit;
        if (kind == SENSE_HOUSE && r->house == NULL)
            r->house = hit;
        if (kind == SENSE_GRADE && quoted(r, hit) && r->n_grades < MAX_HITS)
            r->grades[r->n_grades++] = hit;
        else if (kind == SENSE_GRADE && behind_preposition(r, hit) && n_loose < MAX_HITS)
            loose[n_loose++] = hit;
    }
    bool context = r->rating_word || r->target != NULL || any_rating_verb(r);
    for (uint32_t i = 0; i < n_loose && context && r->n_grades < MAX_HITS; i++)
        r->grades[r->n_grades++] = loose[i];
    if (!context && r->n_grades > 0 && r->n_grades < 2)
        r->n_grades = 0; /* a quoted word alone, "Neutral", rates nothing */
    order_grades(r);
}

static const char *printed(const struct reading_of_rating *r, const struct hit *hit) {
    uint32_t start = at(r, hit->first)->start, end = at(r, hit->end - 1)->end;
    return arena_copy(r->document->arena, r->document->article->text + start, end - start);
}

/* The amounts behind "von" and "auf" that follow the word for the target in its sentence. */
static void read_target(const struct reading_of_rating *r, struct rating *rating) {
    const struct document *d = r->document;
    rating->target_from = rating->target_to = NAN;
    if (r->target == NULL)
        return;
    double last = NAN;
    for (uint32_t i = r->sentence->first_token; i < r->sentence->end_token; i++) {
        struct number number;
        const struct token *token = at(r, i);
        if ((token->kind != TOKEN_NUMBER && !(token->classes & CLASS_NUMBER)) ||
            !number_read(d->article->text, &d->words, i, r->sentence->end_token, &number))
            continue;
        const struct token *unit = number.end < r->sentence->end_token ? at(r, number.end) : NULL;
        bool money = unit != NULL && (unit->mark == '$' ||
                                      (unit->classes & CLASS_UNIT && !token_is(d, number.end, "prozent")));
        bool from = i > r->sentence->first_token && token_is(d, i - 1, "von");
        bool to = i > r->sentence->first_token && (token_is(d, i - 1, "auf") || token_is(d, i - 1, "bei"));
        bool instead = i > r->sentence->first_token && token_is(d, i - 1, "statt");
        bool near = i + 14 > r->target->first && i < r->target->first + 14;
        if (from && near)
            rating->target_from = number.value;
        else if (instead && near) {
            rating->target_from = number.value;
            rating->target_to = last;
        } else if ((to || money) && near && isnan(rating->target_to))
            rating->target_to = number.value;
        if (money) {
            const char *name = token_fold(d, number.end);
            const char *code = unit->mark == '$'                  ? ""
                               : name[0] == 'e'                   ? "EUR"
                               : name[0] == 'd' || name[0] == 'u' ? "USD"
                               : name[0] == 'f'                   ? "CHF"
                               : name[0] == 'p'                   ? "GBP"
                                                                  : "";
            strcpy(rating->currency, code);
        }
        last = number.value;
        i = number.end - 1;
    }
}

/* "senkt Metro auf 'Verkaufen' - Fairer Wert 11,80 Euro": the target stands behind a dash, the verb is the
 * grade's. */
static bool is_target_apart(const struct reading_of_rating *r) {
    if (r->target == NULL || r->n_grades == 0 || r->grades[r->n_grades - 1]->first > r->target->first)
        return false;
    for (uint32_t i = r->grades[r->n_grades - 1]->end; i < r->target->first; i++)
        if (at(r, i)->mark == '-')
            return true;
    return false;
}

/* Which way the target went by its figures or a word beside it: "Ziel hoch"; 0 where neither tells. */
static int target_told(const struct reading_of_rating *r, const struct rating *rating) {
    if (r->target == NULL)
        return 0;
    if (!isnan(rating->target_from) && !isnan(rating->target_to) && rating->target_from != rating->target_to)
        return rating->target_to > rating->target_from ? 1 : -1;
    static const char *const up[] = {"rauf", "hoch", "hinauf", "herauf", NULL};
    static const char *const down[] = {"runter", "herunter", "hinab", "herab", NULL};
    for (uint32_t i = r->target->end; i < r->sentence->end_token && i < r->target->end + 2; i++)
        for (int w = 0; w < 4; w++) {
            if (token_is(r->document, i, up[w]))
                return 1;
            if (token_is(r->document, i, down[w]))
                return -1;
        }
    return 0;
}

/* ... or by the verb of its clause; 0 where it is kept or not told. */
static int target_direction(const struct reading_of_rating *r, const struct rating *rating) {
    int told = target_told(r, rating);
    if (told != 0 || r->target == NULL)
        return told;
    const struct sense *verb = rating_verb(r, r->target->clause);
    return verb == NULL || is_target_apart(r) ? 0 : (int)verb->value;
}

static double grade_of(const struct reading_of_rating *r, const struct hit *hit) {
    return (double)r->lexicon->patterns[hit->pattern].sense.value;
}

/* The company that is rated: the first in the sentence that is not the house. */
static void find_parties(const struct reading_of_rating *r, struct rating *rating) {
    const struct document *d = r->document;
    for (uint32_t m = r->sentence->first_mention; m < r->sentence->end_mention; m++) {
        const struct mention *mention = &d->mentions[m];
        if (mention->instrument->kind != INSTRUMENT_COMPANY)
            continue;
        if (mention->house) {
            if (rating->house == NULL)
                rating->house = mention->instrument;
        } else if (rating->subject == NULL) {
            rating->subject = mention->instrument;
        }
    }
    rating->house_name = rating->house != NULL ? rating->house->name
                         : r->house != NULL    ? printed(r, r->house)
                                               : NULL;
}

/* "mit Buy in die Bewertung aufgenommen", "startet X mit Hold" */
static bool is_start(const struct reading_of_rating *r) {
    for (uint32_t c = r->sentence->first_clause; c < r->sentence->end_clause; c++) {
        uint32_t lemma = r->document->clauses[c].lemma;
        const char *text = lemma == NO_INDEX ? "" : lexicon_lemma_text(r->lexicon, lemma);
        if (strcmp(text, "aufnehmen") == 0 || strcmp(text, "starten") == 0)
            return true;
    }
    return false;
}

static const char *action_of(const struct reading_of_rating *r, const struct rating *rating) {
    const struct sense *verb = r->n_grades == 0 ? NULL : rating_verb(r, r->grades[r->n_grades - 1]->clause);
    int target = target_direction(r, rating);
    if (verb == NULL &&
        is_target_apart(r)) { /* "hebt X auf Buy - Ziel runter": the particle is not the verb's */
        uint32_t finite = r->document->clauses[r->grades[0]->clause].finite;
        verb = finite == NO_INDEX ? NULL
                                  : lexicon_sense(r->lexicon, at(r, finite), SENSE_RATING, PART_VERB, NULL);
    }
    if (r->n_grades >= 2) {
        double change = grade_of(r, r->grades[r->n_grades - 1]) - grade_of(r, r->grades[0]);
        if (change != 0)
            return change > 0 ? "raised" : "lowered";
    }
    if (r->n_grades == 1 && is_start(r))
        return "started";
    bool on_target = r->target != NULL && r->n_grades > 0 && !is_target_apart(r) &&
                     r->target->clause == r->grades[r->n_grades - 1]->clause && !isnan(rating->target_to);
    if (r->n_grades > 0 && verb != NULL && verb->value != 0 && !on_target)
        return verb->value > 0 ? "raised" : "lowered";

    if (target != 0)
        return target > 0 ? "target_raised" : "target_lowered";
    return "confirmed";
}

enum status ratings_extract(const struct lexicon *lexicon, struct document *d, uint32_t sentence) {
    struct reading_of_rating r = {.lexicon = lexicon, .document = d, .sentence = &d->sentences[sentence]};
    collect(&r);
    struct rating rating = {.sentence = sentence};
    bool told = r.n_grades > 0;
    if (!told && r.target != NULL)
        told = rating_verb(&r, r.target->clause) != NULL;
    if (!told)
        return STATUS_OK;
    read_target(&r, &rating);
    find_parties(&r, &rating);
    if (r.n_grades == 0 && isnan(rating.target_to))
        return STATUS_OK;
    if (r.n_grades == 0 && token_is(d, r.target->first, "ziel") && rating.house == NULL)
        return STATUS_OK; /* "das Ziel" alone is any aim */
    if (r.n_grades >= 2)
        rating.from = printed(&r, r.grades[0]);
    if (r.n_grades >= 1)
        rating.to = printed(&r, r.grades[r.n_grades - 1]);
    if (isnan(rating.target_to) && !isnan(rating.target_from)) { /* "einem Kursziel von 74 Euro" */
        rating.target_to = rating.target_from;
        rating.target_from = NAN;
    }
    rating.action = action_of(&r, &rating);
    rating.target_moved = target_told(&r, &rating);
    if (rating.action[0] != 't' && isnan(rating.target_from) && target_direction(&r, &rating) != 0 &&
        !isnan(rating.target_to) && strcmp(rating.action, "confirmed") == 0)
        rating.action = target_direction(&r, &rating) > 0 ? "target_raised" : "target_lowered";
    uint32_t first = r.target != NULL ? r.target->first : NO_INDEX;
    uint32_t last = r.target != NULL ? r.target->end : 0;
    for (uint32_t i = 0; i < r.n_grades; i++) {
        first = r.grades[i]->first < first ? r.grades[i]->first : first;
        last = r.grades[i]->end > last ? r.grades[i]->end : last;
    }
    rating.span = (struct span){at(&r, first)->start, at(&r, last - 1)->end};
    if (!arena_grow(d->arena, &d->ratings, &d->cap_ratings, d->n_ratings + 1, sizeof rating))
        return STATUS_NOMEM;
    d->ratings[d->n_ratings++] = rating;
    return STATUS_OK;
}

double rating_value(const struct rating *rating) {
    if (strcmp(rating->action, "raised") == 0)
        return 0.6;
    return strcmp(rating->action, "lowered") == 0 ? -0.6 : 0;
}

double rating_target_value(const struct rating *rating) {
    if (strcmp(rating->action, "target_raised") == 0)
        return 0.4;
    if (strcmp(rating->action, "target_lowered") == 0)
        return -0.4;
    return 0.4 * rating->target_moved;
}
