#include "simulator/told.hpp"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

namespace mainswatch::simulator {

Told::Told(const Arguments& arguments)
    : isTold_(arguments.script != nullptr && strcmp(arguments.script, "-") == 0) {
    if (!isTold_ && arguments.script != nullptr && !script_.load(arguments.script)) {
        exit(2);
    }
}

void Told::ready() const {
    if (isTold_) {
        puts("ready");
        fflush(stdout);
    }
}

void Told::await(const Pty& line) {
    pollfd inputs[] = {{line.file(), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    while (isTold_ && poll(inputs, 2, -1) >= 0 && (inputs[0].revents & POLLIN) == 0) {
        char bytes[512];
        const ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            _exit(0);
        }
        heard_.append(bytes, static_cast<size_t>(count));
        for (size_t end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n')) {
            script_.tell(heard_.substr(0, end));
            heard_.erase(0, end + 1);
        }
    }
}

}  // namespace mainswatch::simulator
