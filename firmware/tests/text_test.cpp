#include <stdint.h>
#include <string.h>

#include "check.hpp"
#include "clock/calendar.hpp"
#include "text/json_reader.hpp"
#include "text/text.hpp"

using namespace mainswatch;
using Token = JsonReader::Token;

TEST("a decimal keeps its zeros and its sign") {
    TextOf<128> text;
    text.addDecimal(2257, 1).add(' ').addDecimal(8, 3).add(' ').addDecimal(-5, 2).add(' ').addDecimal(0, 1);
    CHECK_TEXT(text.c_str(), "225.7 0.008 -0.05 0.0");
}

TEST("the smallest and the largest number are written whole") {
    TextOf<64> text;
    text.addSigned(INT64_MIN).add(' ').addSigned(INT64_MAX);
    CHECK_TEXT(text.c_str(), "-9223372036854775808 9223372036854775807");
}

TEST("what does not fit leaves the text as it was and is noticed") {
    TextOf<6> text;
    text.add("abc").add("def");
    CHECK_TEXT(text.c_str(), "abc");
    CHECK(text.overflowed());
    text.cutTo(1);
    CHECK(!text.overflowed());
    CHECK_TEXT(text.add("bcde").c_str(), "abcde");
}

TEST("a name with quotes and control characters becomes a JSON string") {
    TextOf<64> text;
    text.addQuoted("a\"b\\c\n");
    CHECK_TEXT(text.c_str(), "\"a\\\"b\\\\c\\u000a\"");
}

TEST("markup in a name is shown, not obeyed") {
    TextOf<64> text;
    text.addEscapedHtml("<a href='x'>&\"");
    CHECK_TEXT(text.c_str(), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
}

TEST("a number beyond its bound, with a sign or with other characters is refused") {
    uint64_t value = 7;
    CHECK(!parseUnsigned("256", 3, 255, value));
    CHECK(!parseUnsigned("-1", 2, 255, value));
    CHECK(!parseUnsigned("1x", 2, 255, value));
    CHECK(!parseUnsigned("", 0, 255, value));
    CHECK(!parseUnsigned("99999999999999999999", 20, UINT64_MAX, value));
    CHECK_EQUAL(value, 7);
    CHECK(parseUnsigned("255", 3, 255, value));
    CHECK_EQUAL(value, 255);
}

TEST("instants are right on leap days, at year ends and before noon") {
    TextOf<160> text;
    addInstant(text, 0);
    addInstant(text.add(' '), 17092007991ULL);
    addInstant(text.add(' '), 40709087999ULL);
    addInstant(text.add(' '), 17672255995ULL);
    CHECK_TEXT(text.c_str(),
               "1970-01-01T00:00:00.0Z 2024-02-29T09:59:59.1Z 2098-12-31T23:59:59.9Z 2025-12-31T23:59:59.5Z");
}

static const char* tokensOf(const char* json) {
    static char names[64];
    static const char kLetters[] = "{}[]ksntf0.!";
    JsonReader reader(json, strlen(json));
    Text text(names, sizeof names);
    Token token;
    do {
        token = reader.next();
        text.add(kLetters[static_cast<unsigned>(token)]);
    } while (token != Token::end && token != Token::error && !text.overflowed());
    return names;
}

TEST("JSON is read token by token") {
    CHECK_TEXT(tokensOf("{\"a\":1,\"b\":[true,false,null,\"x\"],\"c\":{}}"), "{knk[tf0s]k{}}.");
    CHECK_TEXT(tokensOf(" [ ] "), "[].");
    CHECK_TEXT(tokensOf("17"), "n.");
}

TEST("what is not JSON ends in an error and stays there") {
    CHECK_TEXT(tokensOf("{\"a\"1}"), "{!");
    CHECK_TEXT(tokensOf("[1,]"), "[n!");
    CHECK_TEXT(tokensOf("[1 2]"), "[n!");
    CHECK_TEXT(tokensOf("{\"a\":}"), "{k!");
    CHECK_TEXT(tokensOf("[1}"), "[n!");
    CHECK_TEXT(tokensOf("\"abc"), "!");
    CHECK_TEXT(tokensOf("{} x"), "{}!");
    CHECK_TEXT(tokensOf("[[[[[[[[["), "[[[[[[[[!");
    CHECK_TEXT(tokensOf(""), "!");
}

TEST("a value can be stepped over whatever is in it") {
    const char* json = "{\"skip\":[1,{\"deep\":[]},\"]}\"],\"take\":5}";
    JsonReader reader(json, strlen(json));
    uint64_t value = 0;
    reader.next();
    reader.next();
    CHECK(reader.skipValue());
    CHECK(reader.next() == Token::key && reader.textIs("take"));
    CHECK(reader.next() == Token::number && reader.wholeNumber(9, value) && value == 5);
}

TEST("escapes are decoded and unknown ones refused") {
    char to[8];
    const char* good = "\"a\\n\\\"b\"";
    JsonReader reader(good, strlen(good));
    reader.next();
    CHECK(reader.copyString(to, sizeof to));
    CHECK_TEXT(to, "a\n\"b");
    const char* bad = "\"\\u00e4\"";
    JsonReader other(bad, strlen(bad));
    other.next();
    CHECK(!other.copyString(to, sizeof to));
}
