/* The SQL files as C strings: `extern const char STORE_SCHEMA[]`, ... */
    .macro text name, file
    .globl \name
    .hidden \name
    .type \name, %object
\name:
    .incbin "\file"
    .byte 0
    .size \name, . - \name
    .endm

    .section .rodata
    text STORE_SCHEMA, scorer/store/schema.sql
    text STORE_VIEWS, scorer/store/views.sql
    text MERGE_ARTICLES, scorer/store/merge_articles.sql
    text MERGE_INPUTS, scorer/store/merge_inputs.sql
    .section .note.GNU-stack, "", %progbits
