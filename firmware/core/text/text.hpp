#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** Writes text into a buffer of fixed size. What does not fit sets `overflowed` and leaves the text as it was. */
class Text {
public:
    Text(char* buffer, size_t capacity);

    Text& add(const char* text);
    Text& add(const char* text, size_t size);
    Text& add(char c);
    Text& addUnsigned(uint64_t value);
    Text& addSigned(int64_t value);
    /** `value` in units of 10^-decimals: (2257, 1) is 225.7. */
    Text& addDecimal(int64_t value, unsigned decimals);
    Text& addHex(const uint8_t* bytes, size_t size);
    /** As a JSON string with its quotes. */
    Text& addQuoted(const char* text);
    /** With the five characters escaped that HTML reads as markup. */
    Text& addEscapedHtml(const char* text);

    const char* c_str() const { return buffer_; }
    size_t size() const { return size_; }
    size_t room() const { return capacity_ - 1 - size_; }
    bool overflowed() const { return overflowed_; }
    void clear();
    /** Back to an earlier size, for an element that turned out not to fit. */
    void cutTo(size_t size);

private:
    char* buffer_;
    size_t capacity_;
    size_t size_ = 0;
    bool overflowed_ = false;
};

/** A `Text` that brings its own buffer. */
template <size_t Capacity>
class TextOf : public Text {
public:
    TextOf() : Text(storage_, Capacity) { clear(); }
    TextOf(const TextOf&) = delete;
    TextOf& operator=(const TextOf&) = delete;

private:
    char storage_[Capacity] = {};
};

/** Copies a C string into an array; false, and an empty array, when it does not fit. */
template <size_t Capacity>
bool copyText(char (&to)[Capacity], const char* from, size_t size) {
    to[0] = '\0';
    if (size >= Capacity) {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        to[i] = from[i];
    }
    to[size] = '\0';
    return true;
}

bool sameText(const char* a, size_t aSize, const char* b);
/** As `sameText`, with ASCII letters of either case equal. */
bool sameTextAnyCase(const char* a, size_t aSize, const char* b);
/** Decimal digits only, no sign, at most `most`; false otherwise. */
bool parseUnsigned(const char* text, size_t size, uint64_t most, uint64_t& value);
/** -1 when `c` is no hexadecimal digit. */
int hexDigit(char c);

}  // namespace mainswatch
