#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch::vectors {

/** One vector of `protocol.txt`: a kind, a name and fields. Points into the file's text. */
class Vector {
public:
    /** Moves to the next vector at or after `at`; false at the end. `at` is then behind it. */
    bool read(const char*& at, const char* end);

    bool kindIs(const char* word) const;
    const char* title() const { return title_; }
    size_t titleSize() const { return titleSize_; }

    /** False when the vector has no such field. */
    bool field(const char* name, const char*& value, size_t& size) const;
    /** The field as a C string; empty when there is none. */
    const char* text(const char* name, char* to, size_t capacity) const;
    uint64_t number(const char* name) const;
    /** How many bytes the hex in the field has, written to `to`. */
    size_t bytes(const char* name, uint8_t* to, size_t capacity) const;

private:
    const char* title_ = nullptr;
    size_t titleSize_ = 0;
    const char* fields_ = nullptr;
    const char* end_ = nullptr;
};

}  // namespace mainswatch::vectors
