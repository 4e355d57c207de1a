/* Binds the compiled knowledge into the program, read-only and aligned; IMAGE_FOLDER comes from the build. */
    .section .rodata
    .balign 16
    .globl stimmung_lexicon_image, stimmung_lexicon_image_end
    .hidden stimmung_lexicon_image, stimmung_lexicon_image_end
stimmung_lexicon_image:
    .incbin "lexicon.image"
stimmung_lexicon_image_end:
    .balign 16
    .globl stimmung_market_image, stimmung_market_image_end
    .hidden stimmung_market_image, stimmung_market_image_end
stimmung_market_image:
    .incbin "market.image"
stimmung_market_image_end:
    .balign 16
    .globl stimmung_pages_image, stimmung_pages_image_end
    .hidden stimmung_pages_image, stimmung_pages_image_end
stimmung_pages_image:
    .incbin "pages.image"
stimmung_pages_image_end:
    .balign 16
    .globl stimmung_languages_image, stimmung_languages_image_end
    .hidden stimmung_languages_image, stimmung_languages_image_end
stimmung_languages_image:
    .incbin "languages.image"
stimmung_languages_image_end:
    .globl stimmung_lexicon_source, stimmung_lexicon_source_end
    .hidden stimmung_lexicon_source, stimmung_lexicon_source_end
stimmung_lexicon_source:
    .incbin "lexicon.source"
stimmung_lexicon_source_end:
    .byte 0
    .globl stimmung_knowledge_hash
    .hidden stimmung_knowledge_hash
stimmung_knowledge_hash:
    .incbin "knowledge.hash"
    .section .note.GNU-stack, "", @progbits
