#pragma once

namespace mainswatch {

/** What a phone or computer expects from its connectivity check when nothing is in the way. */
struct Probe {
    const char* path;
    int status;
    const char* type;
    const char* body;
};

/** Null when the path is no known check. */
const Probe* probeFor(const char* path);

}  // namespace mainswatch
