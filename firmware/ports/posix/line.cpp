#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "chip.hpp"

namespace mainswatch::posix {

static constexpr int kConverterMillis = 500;
static constexpr uint32_t kFastSpeed = 100;
static constexpr int kAnswerRealMillis = 20;

static int openLine(const char* path) {
    const int file = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK);
    termios line{};
    if (file < 0) {
        perror(path);
        exit(1);
    }
    if (tcgetattr(file, &line) == 0) {
        cfmakeraw(&line);
        cfsetspeed(&line, B9600);
        tcsetattr(file, TCSANOW, &line);
    }
    return file;
}

PosixUart::PosixUart(const char* path, const Pace& pace) : file_(openLine(path)), pace_(pace) {}

/** Where time runs fast the answer is waited for here: however quick, it would come too late by the device's clock. */
size_t PosixUart::write(const uint8_t* bytes, size_t size) {
    const ssize_t count = ::write(file_, bytes, size);
    pollfd answer{file_, POLLIN, 0};
    if (pace_.speed() >= kFastSpeed) {
        poll(&answer, 1, kAnswerRealMillis);
    }
    return count > 0 ? static_cast<size_t>(count) : 0;
}

size_t PosixUart::read(uint8_t* bytes, size_t size) {
    const ssize_t count = ::read(file_, bytes, size);
    return count > 0 ? static_cast<size_t>(count) : 0;
}

void PosixUart::dropInput() {
    tcflush(file_, TCIFLUSH);
}

PosixAdc::PosixAdc(const char* path) : file_(openLine(path)) {}

size_t PosixAdc::sampleWindow(uint16_t* samples, size_t size, uint32_t) {
    tcflush(file_, TCIFLUSH);
    if (::write(file_, "S", 1) != 1) {
        return 0;
    }
    uint8_t* bytes = reinterpret_cast<uint8_t*>(samples);
    size_t received = 0;
    pollfd waiting{file_, POLLIN, 0};
    while (received < 2 * size && poll(&waiting, 1, kConverterMillis) > 0) {
        const ssize_t count = ::read(file_, bytes + received, 2 * size - received);
        if (count <= 0) {
            break;
        }
        received += static_cast<size_t>(count);
    }
    return received / 2;
}

}  // namespace mainswatch::posix
