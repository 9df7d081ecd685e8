#include <stdio.h>
#include <string.h>

#include "check.hpp"

namespace mainswatch::testing {

static Test* first = nullptr;
static unsigned failures = 0;

Test::Test(const char* theSentence, void (*theRun)()) : sentence(theSentence), run(theRun), next(first) {
    first = this;
}

static void fail(const char* file, int line) {
    failures++;
    printf("    %s:%d: ", file, line);
}

void check(bool good, const char* what, const char* file, int line) {
    if (!good) {
        fail(file, line);
        printf("not so: %s\n", what);
    }
}

void checkNumbers(int64_t actual, int64_t expected, const char* what, const char* file, int line) {
    if (actual != expected) {
        fail(file, line);
        printf("%s is %lld, expected %lld\n", what, static_cast<long long>(actual), static_cast<long long>(expected));
    }
}

void checkText(const char* actual, const char* expected, const char* what, const char* file, int line) {
    if (strcmp(actual, expected) != 0) {
        fail(file, line);
        printf("%s is\n      \"%s\", expected\n      \"%s\"\n", what, actual, expected);
    }
}

}  // namespace mainswatch::testing

/** Runs every test whose sentence contains the argument, or all. */
int main(int argc, char** argv) {
    using namespace mainswatch::testing;
    unsigned passed = 0;
    unsigned failed = 0;
    for (const Test* test = first; test != nullptr; test = test->next) {
        if (argc > 1 && strstr(test->sentence, argv[1]) == nullptr) {
            continue;
        }
        const unsigned before = failures;
        test->run();
        if (failures == before) {
            passed++;
        } else {
            failed++;
            printf("  FAILED: %s\n", test->sentence);
        }
    }
    printf("%u passed, %u failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
