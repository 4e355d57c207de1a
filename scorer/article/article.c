#include "article/article.h"

#include <string.h>

#include "article/sketch.h"
#include "base/digest.h"

bool role_counts(enum paragraph_role role) {
    return role == ROLE_TITLE || role == ROLE_LEAD || role == ROLE_BODY;
}

const char *role_name(enum paragraph_role role) {
    static const char *const names[] = {
        [ROLE_TITLE] = "title",
        [ROLE_LEAD] = "lead",
        [ROLE_BODY] = "body",
        [ROLE_TEASER] = "teaser",
        [ROLE_BOILERPLATE] = "boilerplate",
    };
    return names[role];
}

void article_hash(struct article *article) {
    struct digest digest;
    digest_start(&digest, CONTENT_HASH_BYTES);
    if (article->title != NULL) /* with its NUL, so that title and text can't run into each other */
        digest_add(&digest, article->title, strlen(article->title) + 1);
    digest_add(&digest, article->text, article->text_len);
    digest_finish(&digest, article->content_hash);
    sketch_make(article);
}
