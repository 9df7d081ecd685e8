#include "runner/vector.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch::vectors {

static const char* lineEnd(const char* at, const char* end) {
    const void* found = memchr(at, '\n', static_cast<size_t>(end - at));
    return found != nullptr ? static_cast<const char*>(found) : end;
}

bool Vector::read(const char*& at, const char* end) {
    title_ = nullptr;
    while (at < end) {
        const char* stop = lineEnd(at, end);
        const bool isField = stop - at > 2 && at[0] == ' ' && at[1] == ' ';
        const bool isTitle = stop > at && !isField && at[0] != '#';
        if (title_ != nullptr && !isField) {
            break;
        }
        if (isTitle) {
            title_ = at;
            titleSize_ = static_cast<size_t>(stop - at);
            fields_ = stop < end ? stop + 1 : end;
        }
        at = stop < end ? stop + 1 : end;
    }
    end_ = at;
    return title_ != nullptr;
}

bool Vector::kindIs(const char* word) const {
    const size_t size = strlen(word);
    return titleSize_ > size && memcmp(title_, word, size) == 0 && title_[size] == ' ';
}

bool Vector::field(const char* name, const char*& value, size_t& size) const {
    const size_t nameSize = strlen(name);
    for (const char* at = fields_; at < end_;) {
        const char* stop = lineEnd(at, end_);
        const char* start = at + 2;
        const size_t length = static_cast<size_t>(stop - at);
        if (length >= nameSize + 2 && memcmp(start, name, nameSize) == 0 &&
            (start + nameSize == stop || start[nameSize] == ' ')) {
            value = start + nameSize == stop ? stop : start + nameSize + 1;
            size = static_cast<size_t>(stop - value);
            return true;
        }
        at = stop < end_ ? stop + 1 : end_;
    }
    return false;
}

const char* Vector::text(const char* name, char* to, size_t capacity) const {
    const char* value = nullptr;
    size_t size = 0;
    Text out(to, capacity);
    if (field(name, value, size)) {
        out.add(value, size);
    }
    return to;
}

uint64_t Vector::number(const char* name) const {
    const char* value = nullptr;
    size_t size = 0;
    uint64_t number = 0;
    if (field(name, value, size)) {
        parseUnsigned(value, size, UINT64_MAX / 2, number);
    }
    return number;
}

size_t Vector::bytes(const char* name, uint8_t* to, size_t capacity) const {
    const char* value = nullptr;
    size_t size = 0;
    if (!field(name, value, size)) {
        return 0;
    }
    size_t count = 0;
    for (size_t i = 0; i + 1 < size && count < capacity; i += 2) {
        to[count++] = static_cast<uint8_t>(hexDigit(value[i]) << 4 | hexDigit(value[i + 1]));
    }
    return count;
}

}  // namespace mainswatch::vectors
