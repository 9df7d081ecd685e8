#pragma once
#include <stddef.h>

namespace mainswatch {

/** Walks `a=1&b=x%20y`, decoding as it goes. */
class FormReader {
public:
    static constexpr size_t kLongest = 128;

    FormReader(const char* text, size_t size) : at_(text), end_(text + size) {}

    /** False at the end, and when something is malformed or too long (then `failed`). */
    bool next();
    bool failed() const { return failed_; }
    const char* name() const { return name_; }
    const char* value() const { return value_; }
    size_t valueSize() const { return valueSize_; }

private:
    bool decode(char stop, char (&to)[kLongest], size_t& size);

    const char* at_;
    const char* end_;
    bool failed_ = false;
    char name_[kLongest] = {};
    char value_[kLongest] = {};
    size_t valueSize_ = 0;
};

}  // namespace mainswatch
