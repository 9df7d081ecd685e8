#include <stdio.h>
#include <string.h>

#include "runner/answers.hpp"

extern "C" const char vectors_text[];
extern "C" const char vectors_text_end[];

using namespace mainswatch;
using namespace mainswatch::vectors;

static bool answer(const Vector& vector, Text& to) {
    static const struct {
        const char* kind;
        void (*answer)(const Vector&, Text&);
    } kKinds[] = {{"pzem-request", answerPzemRequest}, {"pzem-answer", answerPzemAnswer}, {"rms", answerRms},
                  {"signature", answerSignature},      {"record", answerRecord},          {"journal", answerJournal}};
    for (const auto& known : kKinds) {
        if (vector.kindIs(known.kind)) {
            known.answer(vector, to);
            return true;
        }
    }
    return false;
}

/** Every ` field=value` given must stand in the file so, in this order. */
static bool agrees(const Vector& vector, const char* given) {
    while (*given == ' ') {
        const char* equals = strchr(given, '=');
        char name[32];
        if (equals == nullptr || !copyText(name, given + 1, static_cast<size_t>(equals - given - 1))) {
            return false;
        }
        const char* value = nullptr;
        size_t size = 0;
        given = equals + 1;
        if (!vector.field(name, value, size) || strncmp(given, value, size) != 0) {
            return false;
        }
        given += size;
    }
    return *given == '\0';
}

/** Prints one line for each vector with what was computed: the same text on every processor. */
int main() {
    unsigned good = 0;
    unsigned bad = 0;
    static char given[2400];
    const char* at = vectors_text;
    for (Vector vector; vector.read(at, vectors_text_end);) {
        Text text(given, sizeof given);
        const bool same = answer(vector, text) && !text.overflowed() && text.size() > 0 && agrees(vector, given);
        good += same ? 1 : 0;
        bad += same ? 0 : 1;
        printf("%s %.*s%s\n", same ? "ok" : "WRONG", static_cast<int>(vector.titleSize()), vector.title(), given);
    }
    printf("vectors: %u right, %u wrong\n", good, bad);
    return bad == 0 && good > 0 ? 0 : 1;
}
