#pragma once
#include <stdint.h>

#define TEST_JOIN2(a, b) a##b
#define TEST_JOIN(a, b) TEST_JOIN2(a, b)
/** A test is a sentence about behaviour and a block that checks it. */
#define TEST(sentence)                                                                   \
    static void TEST_JOIN(test, __LINE__)();                                             \
    static const mainswatch::testing::Test TEST_JOIN(registered, __LINE__)(sentence,     \
                                                                           TEST_JOIN(test, __LINE__)); \
    static void TEST_JOIN(test, __LINE__)()

#define CHECK(condition) mainswatch::testing::check((condition), #condition, __FILE__, __LINE__)
#define CHECK_EQUAL(actual, expected) mainswatch::testing::checkEqual((actual), (expected), #actual, __FILE__, __LINE__)
#define CHECK_TEXT(actual, expected) mainswatch::testing::checkText((actual), (expected), #actual, __FILE__, __LINE__)

namespace mainswatch::testing {

struct Test {
    Test(const char* sentence, void (*run)());

    const char* sentence;
    void (*run)();
    Test* next;
};

void check(bool good, const char* what, const char* file, int line);
void checkNumbers(int64_t actual, int64_t expected, const char* what, const char* file, int line);
void checkText(const char* actual, const char* expected, const char* what, const char* file, int line);

template <typename A, typename B>
void checkEqual(A actual, B expected, const char* what, const char* file, int line) {
    checkNumbers(static_cast<int64_t>(actual), static_cast<int64_t>(expected), what, file, line);
}

}  // namespace mainswatch::testing
