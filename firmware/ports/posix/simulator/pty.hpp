#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch::simulator {

/** A pseudo-terminal whose other end is reachable under a link of our choice. */
class Pty {
public:
    /** Stops the program when that is impossible. */
    explicit Pty(const char* link);
    /** Waits for bytes; up to `size`. */
    size_t read(uint8_t* bytes, size_t size);
    void write(const uint8_t* bytes, size_t size);
    int file() const { return file_; }

private:
    int file_;
};

/** `PROGRAM LINK [--script FILE] [--speed N | --time FILE]`; a script called `-` is told on standard input. */
struct Arguments {
    const char* link = nullptr;
    const char* script = nullptr;
    const char* time = nullptr;
    uint32_t speed = 1;

    bool parse(int argc, char** argv);
};

}  // namespace mainswatch::simulator
