/* Where the article's body begins and ends on its page.
 *
 * Each block is weighed: sentences speak for being inside, cut-off teasers, menus and counters for being
 * outside. The body is the run of blocks with the greatest sum. Where readers' comments, legal notes or the
 * foot of the page begin, no run goes on. */
#include "article/page.h"

enum {
    MOST_FOR_PROSE = 60, /* words of one block that count */
    ENOUGH = 40,         /* weight at which a run is an article whatever follows */
    FAR_GREATER = 3,     /* times by which a later run has to outweigh an early one to belong to it */
};

struct run {
    uint32_t first, last;
    int64_t sum;
    uint32_t teasers; /* in all blocks before `first` */
};

static const uint32_t barriers = PAGE_COMMENTS | PAGE_DISCLAIMER | PAGE_END;

static int weigh(const struct block *block) {
    static const struct {
        uint32_t kinds;
        int weight;
    } against[] = {
        {PAGE_TEASER, -40},
        {PAGE_COMMENTS | PAGE_DISCLAIMER | PAGE_END, -20},
        {PAGE_AGO | PAGE_COUNTER | PAGE_QUOTES, -8},
        {PAGE_NAVIGATION | PAGE_CONSENT | PAGE_SUBSCRIBE, -6},
        {PAGE_RELATED | PAGE_POINTER | PAGE_ADVERT, -4},
        {PAGE_SIGNOFF | PAGE_CREDIT | PAGE_BYLINE | PAGE_DATELINE | PAGE_SECTION, -1},
    };
    for (size_t i = 0; i < sizeof against / sizeof *against; i++)
        if ((block->kinds & against[i].kinds) != 0)
            return against[i].weight;
    int words = (int)(block->words < MOST_FOR_PROSE ? block->words : MOST_FOR_PROSE);
    if (block->prose || block->ends_sentence)
        return words;
    return block->bullet || block->kinds != 0 ? 2 : -2;
}

/* The run of greatest sum in blocks [from, end); sum 0 where no block speaks for the inside. */
static struct run best_run(const struct page *page, uint32_t from, uint32_t end) {
    struct run best = {.first = from, .last = from}, now = best;
    for (uint32_t i = from; i < end; i++) {
        if (now.sum <= 0)
            now = (struct run){.first = i, .last = i};
        now.sum += page->blocks[i].weight;
        now.last = i;
        if (now.sum > best.sum)
            best = now;
    }
    return best;
}

static uint32_t next_barrier(const struct page *page, uint32_t from) {
    uint32_t i = from;
    while (i < page->n_blocks && (page->blocks[i].kinds & barriers) == 0)
        i++;
    return i;
}

/* The first run that is long enough for an article; but a lead that a counter of comments cuts from its far
 * longer body belongs to it. */
static struct run choose_run(const struct page *page) {
    struct run chosen = {0};
    uint32_t teasers = 0, counted = 0;
    for (uint32_t from = 0; from < page->n_blocks;) {
        uint32_t end = next_barrier(page, from);
        struct run run = best_run(page, from, end);
        from = end + 1;
        if (run.sum <= 0)
            continue;
        for (; counted < run.first; counted++)
            teasers += (page->blocks[counted].kinds & PAGE_TEASER) != 0;
        run.teasers = teasers;
        bool joined = chosen.sum > 0 && run.teasers == chosen.teasers; /* no teaser lies between */
        if (chosen.sum < ENOUGH && run.sum > chosen.sum) {
            if (joined)
                run.first = chosen.first;
            chosen = run;
        } else if (joined && run.sum > FAR_GREATER * chosen.sum) {
            run.first = chosen.first;
            chosen = run;
        }
    }
    return chosen;
}

void page_find_extent(struct page *page) {
    for (uint32_t i = 0; i < page->n_blocks; i++)
        page->blocks[i].weight = weigh(&page->blocks[i]);
    struct run run = choose_run(page);
    page->first = run.first;
    page->last = run.last;
    if (run.sum <= 0) {
        page->first = 1;
        page->last = 0;
    }
}
