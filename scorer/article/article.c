#include "article/article.h"

#include <sodium.h>
#include <string.h>

#include "article/sketch.h"

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
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, CONTENT_HASH_BYTES);
    if (article->title != NULL) /* with its NUL, so that title and text can't run into each other */
        crypto_generichash_update(&state, (const unsigned char *)article->title, strlen(article->title) + 1);
    crypto_generichash_update(&state, (const unsigned char *)article->text, article->text_len);
    crypto_generichash_final(&state, article->content_hash, CONTENT_HASH_BYTES);
    sketch_make(article);
}
