#include "analysis/verdict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/target.h"

/* How sentences weigh in the article, by role and place. */
static const struct {
    double title, lead;
    double position; /* how much a late sentence loses against the first, at most */
} PLACES = {.title = 1.6, .lead = 1.3, .position = 0.3};

/* Relevance from which on an article is about a company. */
static const double PRIMARY = 0.6;

/* Sums of any size come between -1 and 1; small ones stay nearly as they are. */
static double squash(double raw) {
    return tanh(raw);
}

/* The sum that a score came from; of a score that was rounded to 1, a large one. */
static double unsquash(double score) {
    return atanh(score * 0.999999);
}

/* What is left of a sum beyond a dead zone: a word that is only named makes no opinion. */
static double beyond(double raw, double dead) {
    return fabs(raw) <= dead ? 0 : raw - sign_of(raw) * dead * 0.5;
}

enum label label_of(double score) {
    return score >= 0.05 ? LABEL_POSITIVE : score <= -0.05 ? LABEL_NEGATIVE : LABEL_NEUTRAL;
}

const char *label_name(enum label label) {
    return label == LABEL_POSITIVE ? "positive" : label == LABEL_NEGATIVE ? "negative" : "neutral";
}

const char *stance_name(double score) {
    if (score >= 0.35)
        return "bullish";
    if (score >= 0.15)
        return "somewhat_bullish";
    if (score <= -0.35)
        return "bearish";
    return score <= -0.15 ? "somewhat_bearish" : "neutral";
}

/* What a move says of its subject: floor + range * (1 - exp(-percent / scale)), signed; the floor fades where
 * the price hardly moved. */
static double move_value(const struct weights *w, const struct move *move) {
    if (move->direction == DIRECTION_FLAT || move->status == MOVE_NEGATED || move->technical)
        return 0;
    double size = w->move_unknown;
    if (move->unit == UNIT_PERCENT && !isnan(move->value)) {
        double fade = move->value < 0.1 ? move->value * move->value * 100 : 1;
        size = w->move_floor * fade + w->move_range * (1 - exp(-move->value / w->move_scale));
    }
    if (move->status == MOVE_HYPOTHETICAL)
        size *= 0.5;
    return w->move * size * (int)move->direction;
}

static void tally(struct score *score, double value) {
    if (value > 0)
        score->positive += value;
    else
        score->negative -= value;
    score->n_evidence++;
}

static enum status add_evidence(struct document *d, struct evidence evidence) {
    if (!arena_grow(d->arena, &d->evidence, &d->cap_evidence, d->n_evidence + 1, sizeof evidence))
        return STATUS_NOMEM;
    d->evidence[d->n_evidence++] = evidence;
    return STATUS_OK;
}

static bool counts_for_score(const struct move *move) {
    return move->subject != NULL && move->subject->kind != INSTRUMENT_OTHER;
}

/* What one mention gathers: tone, the price move that counts, and whether its price is spoken of at all. */
struct raw {
    double tone, move;
    bool moved;
};

/* Whether a later move of the same subject in the sentence tells what counts: "am Mittwoch noch gefallen,
 * legte zu", "zeitweise um 8 Prozent, schlossen 5,6 Prozent im Plus". One that lies further back never stands
 * in its way. */
static bool is_superseded(const struct document *d, uint32_t sentence, uint32_t index) {
    const struct sentence *s = &d->sentences[sentence];
    for (uint32_t i = s->first_move; i < s->end_move; i++)
        if (i != index && d->moves[i].subject == d->moves[index].subject &&
            (d->moves[index].older != d->moves[i].older ? d->moves[index].older : i > index))
            return true;
    return false;
}

/* The moves of a sentence weigh together as one: their mean where all go one way, their balance where they
 * part. */
struct balance {
    double value;
    bool moved;  /* a price is spoken of */
    bool parted; /* some rose and some fell */
};

static struct balance balance_of_moves(const struct weights *w, const struct document *d, uint32_t sentence) {
    struct balance balance = {0, false, false};
    int up = 0, down = 0, n = 0;
    for (uint32_t i = d->sentences[sentence].first_move; i < d->sentences[sentence].end_move; i++) {
        const struct move *move = &d->moves[i];
        if (!counts_for_score(move))
            continue;
        balance.moved = true;
        if (is_superseded(d, sentence, i))
            continue;
        balance.value += move_value(w, move);
        up += move->direction > 0;
        down += move->direction < 0;
        n++;
    }
    balance.parted = up > 0 && down > 0;
    if (n > 0)
        balance.value /= n;
    if (balance.parted) {
        double share = (double)(up - down) / n;
        balance.value = fabs(share) < 0.5 ? 0 : 0.5 * share;
    }
    return balance;
}

/* What the words weigh beside the moves; less still where the moves part, as they are about one side then. */
static double words_beside(const struct weights *w, const struct balance *balance) {
    return balance->parted ? w->beside_parted : balance->moved ? w->beside_move : 1;
}

static enum status moves_into_mentions(const struct weights *w, struct document *d, uint32_t sentence,
                                       struct raw *raws) {
    const struct sentence *s = &d->sentences[sentence];
    for (uint32_t i = s->first_move; i < s->end_move; i++) {
        const struct move *move = &d->moves[i];
        double value = counts_for_score(move) && !is_superseded(d, sentence, i) ? move_value(w, move) : 0;
        bool given = false;
        for (uint32_t m = s->first_mention; m < s->end_mention; m++) {
            struct mention *mention = &d->mentions[m];
            if (mention->instrument != move->subject)
                continue;
            raws[m - s->first_mention].move += value;
            raws[m - s->first_mention].moved |= counts_for_score(move);
            if (!given)
                tally(&mention->score, value);
            given = true;
        }
        struct evidence evidence = {.span = move->span,
                                    .sentence = sentence,
                                    .lemma = move->lemma,
                                    .rule = move->direction > 0   ? "move.up"
                                            : move->direction < 0 ? "move.down"
                                                                  : "move.flat",
                                    .value = value,
                                    .target = move->subject,
                                    .is_move = true};
        tally(&d->sentences[sentence].score, value);
        enum status status = add_evidence(d, evidence);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* One atom for one company (or for the sentence alone, where `mention` is NO_INDEX). The evidence has the
 * value that counts: beside a price move of the company itself, words weigh less. */
static enum status give_atom(const struct tone *tone, const struct atom *atom, uint32_t mention,
                             double beside, struct raw *raws, double *value) {
    struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    const struct instrument *target = mention == NO_INDEX ? NULL : d->mentions[mention].instrument;
    *value = atom->value * beside;
    if (target != NULL) {
        *value = atom->value * (raws[mention - s->first_mention].moved ? tone->weights->beside_move : 1);
        for (uint32_t m = s->first_mention; m < s->end_mention; m++)
            if (d->mentions[m].instrument == target)
                raws[m - s->first_mention].tone += atom->value;
        tally(&d->mentions[mention].score, *value);
    }
    return add_evidence(d,
                        (struct evidence){
                            .span = {d->words.tokens[atom->first].start, d->words.tokens[atom->end - 1].end},
                            .sentence = tone->sentence,
                            .lemma = atom->lemma,
                            .rule = atom->rule,
                            .value = *value,
                            .target = target,
                        });
}

static enum status atoms_into_mentions(const struct tone *tone, double beside, struct raw *raws,
                                       double *sum) {
    struct document *d = tone->document;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        const struct atom *atom = &tone->atoms[i];
        if (fabs(atom->value) < 1e-9)
            continue; /* other evidence has taken its place */
        uint32_t target = target_of_atom(tone, atom);
        if (target != NO_INDEX)
            target = target_first_coordinated(d, target);
        double value, again;
        enum status status = give_atom(tone, atom, target, beside, raws, &value);
        while (status == STATUS_OK && target != NO_INDEX &&
               (target = target_coordinated(d, target)) != NO_INDEX)
            status = give_atom(tone, atom, target, beside, raws, &again);
        if (status != STATUS_OK)
            return status;
        *sum += atom->value;
        tally(&d->sentences[tone->sentence].score, value);
    }
    return STATUS_OK;
}

/* Whether the sentence speaks of business at all: it names a company, an index or another instrument, a
 * quantity, a paper or a yardstick. */
static bool is_on_topic(const struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    if (s->first_mention < s->end_mention)
        return true;
    const uint32_t kinds = SENSE_QUANTITY | SENSE_PRICE | SENSE_EXPECTATION;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *token = &d->words.tokens[i];
        if (lexicon_sense(tone->lexicon, token, kinds, PART_NOUN, NULL) != NULL ||
            lexicon_modifier_sense(tone->lexicon, token, kinds) != NULL)
            return true;
    }
    return false;
}

static void sort_evidence(struct document *d, uint32_t first) {
    for (uint32_t i = first + 1; i < d->n_evidence; i++) {
        struct evidence evidence = d->evidence[i];
        uint32_t j = i;
        for (; j > first && d->evidence[j - 1].span.start > evidence.span.start; j--)
            d->evidence[j] = d->evidence[j - 1];
        d->evidence[j] = evidence;
    }
}

enum status verdict_sentence(const struct tone *tone) {
    struct document *d = tone->document;
    struct sentence *s = &d->sentences[tone->sentence];
    uint32_t first = d->n_evidence;
    double sum = 0;
    struct raw *raws = arena_zero(d->arena, (s->end_mention - s->first_mention + 1) * sizeof *raws);
    if (raws == NULL)
        return STATUS_NOMEM;
    struct balance balance = balance_of_moves(tone->weights, d, tone->sentence);
    double beside = words_beside(tone->weights, &balance);
    enum status status = moves_into_mentions(tone->weights, d, tone->sentence, raws);
    if (status == STATUS_OK)
        status = atoms_into_mentions(tone, beside, raws, &sum);
    if (status != STATUS_OK)
        return status;
    double dead = is_on_topic(tone) ? tone->weights->dead_zone : tone->weights->dead_off_topic;
    s->score.tone = squash(beyond(sum, dead));
    s->score.score = squash(beyond(sum * beside + balance.value, dead));
    for (uint32_t m = s->first_mention; m < s->end_mention; m++) {
        const struct raw *raw = &raws[m - s->first_mention];
        double dead_target = tone->weights->dead_target;
        d->mentions[m].score.tone = squash(beyond(raw->tone, dead_target));
        d->mentions[m].score.score = squash(
            beyond(raw->tone * (raw->moved ? tone->weights->beside_move : 1) + raw->move, dead_target));
    }
    sort_evidence(d, first);
    return STATUS_OK;
}

/* --- the article --- */

static double sentence_weight(const struct document *d, uint32_t sentence) {
    const struct sentence *s = &d->sentences[sentence];
    double weight = s->role == ROLE_TITLE ? PLACES.title : s->role == ROLE_LEAD ? PLACES.lead : 1;
    return weight * (1 - PLACES.position * sentence / (d->n_sentences + 1));
}

static struct company_verdict *company_of(struct document *d, const struct instrument *instrument) {
    for (uint32_t i = 0; i < d->n_companies; i++)
        if (d->companies[i].instrument == instrument)
            return &d->companies[i];
    if (!arena_grow(d->arena, &d->companies, &d->cap_companies, d->n_companies + 1, sizeof *d->companies))
        return NULL;
    d->companies[d->n_companies] = (struct company_verdict){.instrument = instrument, .move = NO_INDEX};
    return &d->companies[d->n_companies++];
}

/* The move of the day that counts: asserted, of the day, not older; a title's or the first. */
static uint32_t day_move(const struct document *d, const struct instrument *instrument) {
    uint32_t found = NO_INDEX;
    for (uint32_t i = 0; i < d->n_moves; i++) {
        const struct move *move = &d->moves[i];
        if (move->subject != instrument || move->status != MOVE_ASSERTED || move->older || move->technical)
            continue;
        if (move->period != PERIOD_DAY && move->period != PERIOD_INTRADAY)
            continue;
        if (found == NO_INDEX || (isnan(d->moves[found].value) && !isnan(move->value)) ||
            (d->moves[found].period == PERIOD_INTRADAY && move->period == PERIOD_DAY))
            found = i;
    }
    return found;
}

static enum status gather_companies(struct document *d) {
    for (uint32_t m = 0; m < d->n_mentions; m++) {
        const struct mention *mention = &d->mentions[m];
        if (mention->instrument->kind == INSTRUMENT_OTHER)
            continue;
        struct company_verdict *company = company_of(d, mention->instrument);
        if (company == NULL)
            return STATUS_NOMEM;
        bool first_here = true;
        for (uint32_t i = d->sentences[mention->sentence].first_mention; i < m; i++)
            first_here &= d->mentions[i].instrument != mention->instrument;
        double weight = sentence_weight(d, mention->sentence);
        company->mentions++;
        company->relevance += weight * (double)mention->weight *
                              (mention->house  ? 0.2
                               : mention->head ? 1
                                               : 0.5);
        company->score.positive += mention->score.positive * weight;
        company->score.negative += mention->score.negative * weight;
        company->score.n_evidence += mention->score.n_evidence;
        if (!first_here)
            continue;
        company->sentences++;
        company->score.score += unsquash(mention->score.score) * weight;
        company->score.tone += unsquash(mention->score.tone) * weight;
    }
    return STATUS_OK;
}

static int by_relevance(const void *a, const void *b) {
    const struct company_verdict *x = a, *y = b;
    if (x->relevance != y->relevance)
        return x->relevance > y->relevance ? -1 : 1;
    return strcmp(x->instrument->ticker, y->instrument->ticker);
}

/* Three sentences of 0.5 say more of a company than one: the sum over the root of their number. */
static double mean_score(double sum, uint32_t n_sentences) {
    return n_sentences == 0 ? 0 : squash(sum / sqrt((double)n_sentences + 1));
}

static void finish_companies(struct document *d) {
    double most = 0;
    for (uint32_t i = 0; i < d->n_companies; i++)
        if (d->companies[i].relevance > most)
            most = d->companies[i].relevance;
    for (uint32_t i = 0; i < d->n_companies; i++) {
        struct company_verdict *company = &d->companies[i];
        company->score.score = mean_score(company->score.score, company->sentences);
        company->score.tone = mean_score(company->score.tone, company->sentences);
        company->relevance = most > 0 ? company->relevance / most : 0;
        company->move = day_move(d, company->instrument);
        if (company->move != NO_INDEX) {
            int direction = d->moves[company->move].direction;
            company->divergent = (direction > 0 && company->score.tone <= -0.05) ||
                                 (direction < 0 && company->score.tone >= 0.05);
        }
    }
    if (d->n_companies > 1)
        qsort(d->companies, d->n_companies, sizeof *d->companies, by_relevance);
    for (uint32_t i = 0; i < d->n_companies; i++)
        d->companies[i].primary = d->companies[i].relevance >= PRIMARY;
}

enum status verdict_article(struct document *d) {
    enum status status = gather_companies(d);
    if (status != STATUS_OK)
        return status;
    finish_companies(d);
    double score = 0, tone = 0, weights = 0;
    uint32_t counted = 0, covered = 0;
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        const struct sentence *s = &d->sentences[i];
        if (!role_counts(s->role))
            continue;
        counted++;
        d->verdict.score.positive += s->score.positive;
        d->verdict.score.negative += s->score.negative;
        d->verdict.score.n_evidence += s->score.n_evidence;
        if (s->score.n_evidence == 0)
            continue;
        covered++;
        double weight = sentence_weight(d, i);
        score += unsquash(s->score.score) * weight;
        tone += unsquash(s->score.tone) * weight;
        weights += weight;
    }
    if (weights > 0) {
        d->verdict.score.score = squash(score / weights);
        d->verdict.score.tone = squash(tone / weights);
    }
    d->verdict.coverage = counted == 0 ? 0 : (double)covered / counted;
    return STATUS_OK;
}
