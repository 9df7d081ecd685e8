#include "text/text.hpp"

#include <string.h>

namespace mainswatch {

Text::Text(char* buffer, size_t capacity) : buffer_(buffer), capacity_(capacity) {
    buffer_[0] = '\0';
}

void Text::clear() {
    cutTo(0);
    overflowed_ = false;
}

void Text::cutTo(size_t size) {
    size_ = size;
    buffer_[size_] = '\0';
    overflowed_ = false;
}

Text& Text::add(const char* text) {
    return add(text, strlen(text));
}

Text& Text::add(char c) {
    return add(&c, 1);
}

Text& Text::add(const char* text, size_t size) {
    if (overflowed_ || size > room()) {
        overflowed_ = true;
        return *this;
    }
    if (size > 0) {
        memmove(buffer_ + size_, text, size);
        size_ += size;
        buffer_[size_] = '\0';
    }
    return *this;
}

Text& Text::addUnsigned(uint64_t value) {
    return addDecimal(static_cast<int64_t>(value), 0);
}

Text& Text::addSigned(int64_t value) {
    return addDecimal(value, 0);
}

Text& Text::addDecimal(int64_t value, unsigned decimals) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    unsigned written = 0;
    do {
        if (decimals > 0 && written == decimals) {
            digits[--at] = '.';
        }
        digits[--at] = static_cast<char>('0' + rest % 10);
        rest /= 10;
        written++;
    } while ((rest > 0 || written <= decimals) && at > 2);
    if (value < 0) {
        digits[--at] = '-';
    }
    return add(digits + at, sizeof digits - at);
}

Text& Text::addHex(const uint8_t* bytes, size_t size) {
    static const char kDigits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        const char pair[2] = {kDigits[bytes[i] >> 4], kDigits[bytes[i] & 15]};
        add(pair, 2);
    }
    return *this;
}

Text& Text::addQuoted(const char* text) {
    add('"');
    for (; *text != '\0'; text++) {
        const uint8_t c = static_cast<uint8_t>(*text);
        if (c == '"' || c == '\\') {
            add('\\').add(*text);
        } else if (c < 0x20) {
            add("\\u00").addHex(&c, 1);
        } else {
            add(*text);
        }
    }
    return add('"');
}

Text& Text::addEscapedHtml(const char* text) {
    for (; *text != '\0'; text++) {
        switch (*text) {
            case '&': add("&amp;"); break;
            case '<': add("&lt;"); break;
            case '>': add("&gt;"); break;
            case '"': add("&quot;"); break;
            case '\'': add("&#39;"); break;
            default: add(*text);
        }
    }
    return *this;
}

bool sameText(const char* a, size_t aSize, const char* b) {
    return strlen(b) == aSize && memcmp(a, b, aSize) == 0;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameTextAnyCase(const char* a, size_t aSize, const char* b) {
    if (strlen(b) != aSize) {
        return false;
    }
    for (size_t i = 0; i < aSize; i++) {
        if (lower(a[i]) != lower(b[i])) {
            return false;
        }
    }
    return true;
}

bool parseUnsigned(const char* text, size_t size, uint64_t most, uint64_t& value) {
    if (size == 0 || size > 19) {
        return false;
    }
    uint64_t sum = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        sum = sum * 10 + static_cast<uint64_t>(text[i] - '0');
    }
    if (sum > most) {
        return false;
    }
    value = sum;
    return true;
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char low = lower(c);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

}  // namespace mainswatch
