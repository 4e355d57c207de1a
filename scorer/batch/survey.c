#include "batch/survey.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"

struct survey {
    pthread_t thread;
    struct walk_options walk;
    atomic_bool stop;
    atomic_uint_fast64_t bytes; /* 0 until all was seen */
};

static void *look(void *argument) {
    struct survey *survey = argument;
    struct walk *walk = walk_open(&survey->walk);
    struct walk_item item;
    uint64_t bytes = 0;
    bool found = walk != NULL, whole = false;
    while (found && !atomic_load(&survey->stop)) {
        bool more = walk_next(walk, &item, &found, NULL) == STATUS_OK;
        whole = more && !found;
        found = more && found;
        if (found && item.size > 0)
            bytes += (uint64_t)item.size;
    }
    if (whole)
        atomic_store(&survey->bytes, bytes);
    walk_close(walk);
    return NULL;
}

/* Whether the walk reads what can be read once alone: standard input, or a list that comes through a pipe. */
static bool reads_once(const struct walk_options *walk) {
    struct stat facts;
    for (int i = 0; i < walk->n_paths; i++)
        if (strcmp(walk->paths[i], "-") == 0)
            return true;
    return walk->list != NULL &&
           (walk->list == stdin || fstat(fileno(walk->list), &facts) != 0 || !S_ISREG(facts.st_mode));
}

struct survey *survey_start(const struct walk_options *walk) {
    struct survey *survey = reads_once(walk) ? NULL : memory_alloc(sizeof *survey);
    if (survey == NULL)
        return NULL;
    *survey = (struct survey){.walk = *walk};
    if (walk->list != NULL)
        survey->walk.list = fopen(walk->list_name, "r"); /* the walk itself reads on in its own */
    if ((walk->list == NULL || survey->walk.list != NULL) &&
        pthread_create(&survey->thread, NULL, look, survey) == 0)
        return survey;
    if (survey->walk.list != NULL)
        fclose(survey->walk.list);
    memory_free(survey);
    return NULL;
}

uint64_t survey_bytes(struct survey *survey) {
    return survey == NULL ? 0 : atomic_load(&survey->bytes);
}

void survey_end(struct survey *survey) {
    if (survey == NULL)
        return;
    atomic_store(&survey->stop, true);
    pthread_join(survey->thread, NULL);
    if (survey->walk.list != NULL)
        fclose(survey->walk.list);
    memory_free(survey);
}
