#include "simulator/pty.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

namespace mainswatch::simulator {

Pty::Pty(const char* link) : file_(posix_openpt(O_RDWR | O_NOCTTY)) {
    if (file_ < 0 || grantpt(file_) != 0 || unlockpt(file_) != 0) {
        perror("pty");
        exit(1);
    }
    // Our own hold on the other end keeps the line up while no device has it open.
    const int other = open(ptsname(file_), O_RDWR | O_NOCTTY);
    termios line{};
    tcgetattr(other, &line);
    cfmakeraw(&line);
    tcsetattr(other, TCSANOW, &line);
    unlink(link);
    if (symlink(ptsname(file_), link) != 0) {
        perror(link);
        exit(1);
    }
}

size_t Pty::read(uint8_t* bytes, size_t size) {
    const ssize_t count = ::read(file_, bytes, size);
    return count > 0 ? static_cast<size_t>(count) : 0;
}

void Pty::write(const uint8_t* bytes, size_t size) {
    while (size > 0) {
        const ssize_t count = ::write(file_, bytes, size);
        if (count <= 0) {
            return;
        }
        bytes += count;
        size -= static_cast<size_t>(count);
    }
}

bool Arguments::parse(int argc, char** argv) {
    link = argc > 1 ? argv[1] : nullptr;
    for (int i = 2; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--script") == 0) {
            script = argv[i + 1];
        } else if (strcmp(argv[i], "--speed") == 0) {
            speed = static_cast<uint32_t>(strtoul(argv[i + 1], nullptr, 10));
        } else if (strcmp(argv[i], "--time") == 0) {
            time = argv[i + 1];
        } else {
            link = nullptr;
        }
    }
    if (link == nullptr || speed == 0) {
        fprintf(stderr, "usage: %s LINK [--script FILE] [--speed N | --time FILE]\n", argv[0]);
        return false;
    }
    return true;
}

}  // namespace mainswatch::simulator
