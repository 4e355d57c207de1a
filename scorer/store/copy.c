#include "store/copy.h"

int64_t copy_day(const struct article *article) {
    int64_t day;
    return day_read(article->published, &day) ? day : NO_DAY;
}

void row_day(struct row *row, int64_t day) {
    if (day == NO_DAY)
        row_null(row);
    else
        row_integer(row, day);
}

void row_description(struct row *row, const struct article *article) {
    row_day(row, copy_day(article));
    row_text(row, article->published);
    row_text(row, article->source);
    row_text(row, article->url);
    row_text(row, article->id);
    row_text(row, article->language);
    row_text(row, article->author);
    row_text(row, article->updated);
    if (article->has_sketch)
        row_blob(row, article->sketch, SKETCH_BYTES);
    else
        row_null(row);
}

static enum status describe_article(struct store *store, int64_t id, const struct article *article,
                                    struct error *error) {
    struct row row = row_start(store, DESCRIBE_ARTICLE);
    row_description(&row, article);
    row_integer(&row, id);
    return row_finish(&row, error);
}

static uint32_t mix(uint32_t hash, uint32_t value) {
    hash = (hash ^ value) * 0x9e3779b1u;
    return hash ^ hash >> 15;
}

/* Of copies of one content, title and text are the same, but not all that the scores can hang on: the month
 * of the news, and which paragraphs are told from each other as title, lead or teaser. The smallest is
 * scored, so that the order in which they come is of no matter: the earliest month, as the earliest copy
 * describes the article. */
int64_t copy_variant(const struct article *article) {
    int year = 9999, month = 99, of_month;
    int64_t day = copy_day(article);
    if (day != NO_DAY)
        day_split(day, &year, &month, &of_month);
    uint32_t shape = article->n_paragraphs;
    for (uint32_t i = 0; i < article->n_paragraphs; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        shape = mix(mix(shape, paragraph->span.start), paragraph->span.end);
        shape = mix(mix(shape, paragraph->role), paragraph->heading);
    }
    return (int64_t)(year * 100 + month) << 32 | shape;
}

enum status copy_find(struct store *store, const struct article *article, struct copy *copy,
                      struct error *error) {
    bool found;
    *copy = (struct copy){.day = copy_day(article)};
    struct row row = row_start(store, FIND_COPY);
    row_blob(&row, article->content_hash, CONTENT_HASH_BYTES);
    row_integer(&row, store->scorer_id);
    row_description(&row, article);
    enum status status = row_fetch(&row, &found, error);
    if (found) {
        copy->article_id = sqlite3_column_int64(row.statement, 0);
        copy->run_id = sqlite3_column_int64(row.statement, 1);
        copy->variant = sqlite3_column_int64(row.statement, 2);
        copy->later = sqlite3_column_int(row.statement, 3) != 0;
        if (!copy->later)
            copy->day = sqlite3_column_type(row.statement, 4) == SQLITE_NULL
                            ? NO_DAY
                            : sqlite3_column_int64(row.statement, 4);
    }
    row_end(&row);
    return status;
}

enum put_result copy_result(const struct store *store, const struct copy *copy,
                            const struct article *article) {
    bool ours = copy->run_id == store->run_id && copy->run_id != 0;
    if (copy->run_id == 0 || (store->run.rescore && !ours))
        return PUT_STORED;
    if (copy_variant(article) < copy->variant)
        return PUT_REPLACED;
    return ours ? PUT_DUPLICATE : PUT_KNOWN;
}

enum status store_look_up(struct store *store, const struct article *article, enum put_result *result,
                          struct error *error) {
    struct copy copy;
    enum status status = copy_find(store, article, &copy, error);
    *result = copy_result(store, &copy, article);
    return status;
}

enum status copy_pass(struct store *store, const struct copy *copy, const struct article *article,
                      struct error *error) {
    return copy->later ? describe_article(store, copy->article_id, article, error) : STATUS_OK;
}

enum status store_pass(struct store *store, const struct article *article, enum put_result *result,
                       struct error *error) {
    struct copy copy;
    enum status status = copy_find(store, article, &copy, error);
    *result = copy_result(store, &copy, article);
    return status == STATUS_OK ? copy_pass(store, &copy, article, error) : status;
}
