#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/**
 * Reads JSON forward, one token at a time, without copying. Depth is bounded; anything that is not JSON
 * ends in `Token::error`, which then stays.
 */
class JsonReader {
public:
    enum class Token { objectStart, objectEnd, arrayStart, arrayEnd, key, string, number, yes, no, null, end, error };

    JsonReader(const char* text, size_t size) : at_(text), end_(text + size) {}

    Token next();
    /** Steps over the value that follows a key, whatever it is. False on an error. */
    bool skipValue();

    /** The raw characters of the last key, string or number, without quotes and with escapes as written. */
    const char* text() const { return text_; }
    size_t textSize() const { return textSize_; }
    bool textIs(const char* word) const;
    /** The last string without its escapes; false when it does not fit or has an escape beyond ASCII. */
    bool copyString(char* to, size_t capacity) const;
    /** The last number, when it is whole and from 0 to `most`. */
    bool wholeNumber(uint64_t most, uint64_t& value) const;

private:
    static constexpr unsigned kDeepest = 8;

    Token fail();
    Token close(bool object, Token token);
    Token open(bool object, Token token);
    Token value(char first);
    Token readString(Token token);
    Token readNumber();
    Token readWord(const char* word, Token token);
    bool beforeElement(char& c);
    void skipSpace();
    bool inObject() const { return depth_ > 0 && (objects_ >> (depth_ - 1) & 1U) != 0; }

    const char* at_;
    const char* end_;
    const char* text_ = nullptr;
    size_t textSize_ = 0;
    unsigned depth_ = 0;
    uint32_t objects_ = 0;
    bool first_ = true;
    bool afterKey_ = false;
    bool done_ = false;
    bool failed_ = false;
};

}  // namespace mainswatch
