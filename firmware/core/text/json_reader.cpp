#include "text/json_reader.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch {

using Token = JsonReader::Token;

Token JsonReader::fail() {
    failed_ = true;
    textSize_ = 0;
    return Token::error;
}

void JsonReader::skipSpace() {
    while (at_ < end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\n' || *at_ == '\r')) {
        at_++;
    }
}

Token JsonReader::open(bool object, Token token) {
    if (depth_ == kDeepest) {
        return fail();
    }
    const uint32_t bit = 1U << depth_;
    objects_ = object ? objects_ | bit : objects_ & ~bit;
    depth_++;
    first_ = true;
    return token;
}

Token JsonReader::close(bool object, Token token) {
    if (depth_ == 0 || inObject() != object) {
        return fail();
    }
    depth_--;
    first_ = false;
    done_ = depth_ == 0;
    return token;
}

/** Steps over a comma where one is due. False when none is there. */
bool JsonReader::beforeElement(char& c) {
    if (depth_ == 0 || afterKey_ || first_) {
        return true;
    }
    if (c != ',') {
        return false;
    }
    at_++;
    skipSpace();
    if (at_ == end_ || *at_ == '}' || *at_ == ']') {
        return false;
    }
    c = *at_;
    return true;
}

Token JsonReader::next() {
    skipSpace();
    if (failed_) {
        return Token::error;
    }
    if (at_ == end_) {
        return done_ ? Token::end : fail();
    }
    char c = *at_;
    if (done_) {
        return fail();
    }
    if ((c == '}' || c == ']') && !afterKey_) {
        at_++;
        return close(c == '}', c == '}' ? Token::objectEnd : Token::arrayEnd);
    }
    if (!beforeElement(c)) {
        return fail();
    }
    first_ = false;
    if (inObject() && !afterKey_) {
        if (c != '"' || readString(Token::key) == Token::error) {
            return fail();
        }
        skipSpace();
        if (at_ == end_ || *at_ != ':') {
            return fail();
        }
        at_++;
        afterKey_ = true;
        return Token::key;
    }
    afterKey_ = false;
    return value(c);
}

Token JsonReader::value(char first) {
    if (first == '{' || first == '[') {
        at_++;
        return open(first == '{', first == '{' ? Token::objectStart : Token::arrayStart);
    }
    done_ = depth_ == 0;
    switch (first) {
        case '"': return readString(Token::string);
        case 't': return readWord("true", Token::yes);
        case 'f': return readWord("false", Token::no);
        case 'n': return readWord("null", Token::null);
        default: return readNumber();
    }
}

Token JsonReader::readString(Token token) {
    at_++;
    text_ = at_;
    while (at_ < end_ && *at_ != '"') {
        if (static_cast<uint8_t>(*at_) < 0x20) {
            return fail();
        }
        at_ += *at_ == '\\' ? 2 : 1;
    }
    if (at_ >= end_) {
        at_ = end_;
        return fail();
    }
    textSize_ = static_cast<size_t>(at_ - text_);
    at_++;
    return token;
}

static bool belongsToNumber(char c) {
    return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

Token JsonReader::readNumber() {
    text_ = at_;
    while (at_ < end_ && belongsToNumber(*at_)) {
        at_++;
    }
    textSize_ = static_cast<size_t>(at_ - text_);
    const bool digits = textSize_ > 0 && (text_[0] == '-' ? textSize_ > 1 && text_[1] >= '0' && text_[1] <= '9'
                                                          : text_[0] >= '0' && text_[0] <= '9');
    return digits ? Token::number : fail();
}

Token JsonReader::readWord(const char* word, Token token) {
    const size_t size = strlen(word);
    if (static_cast<size_t>(end_ - at_) < size || memcmp(at_, word, size) != 0) {
        return fail();
    }
    at_ += size;
    return token;
}

bool JsonReader::skipValue() {
    const unsigned outside = depth_;
    do {
        const Token token = next();
        if (token == Token::error || token == Token::end) {
            return false;
        }
    } while (depth_ > outside || afterKey_);
    return true;
}

bool JsonReader::textIs(const char* word) const {
    return sameText(text_, textSize_, word);
}

bool JsonReader::wholeNumber(uint64_t most, uint64_t& value) const {
    return parseUnsigned(text_, textSize_, most, value);
}

bool JsonReader::copyString(char* to, size_t capacity) const {
    Text out(to, capacity);
    for (size_t i = 0; i < textSize_; i++) {
        if (text_[i] != '\\') {
            out.add(text_[i]);
            continue;
        }
        i++;
        static const char kPlain[] = "\"\\/bfnrt";
        static const char kMeant[] = "\"\\/\b\f\n\r\t";
        const char* found = i < textSize_ ? strchr(kPlain, text_[i]) : nullptr;
        if (found == nullptr || *found == '\0') {
            out.clear();
            return false;
        }
        out.add(kMeant[found - kPlain]);
    }
    if (out.overflowed()) {
        out.clear();
        return false;
    }
    return true;
}

}  // namespace mainswatch
