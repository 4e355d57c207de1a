/* schema.sql and views.sql as C strings: `extern const char STORE_SCHEMA[], STORE_VIEWS[]`. */
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
    .section .note.GNU-stack, "", %progbits
