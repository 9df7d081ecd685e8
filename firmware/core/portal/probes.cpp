#include "portal/probes.hpp"

#include <string.h>

namespace mainswatch {

static constexpr const char* kHtml = "text/html";
static constexpr const char* kPlain = "text/plain";
static constexpr const char* kApple =
    "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>";

static const Probe kProbes[] = {
    {"/generate_204", 204, kPlain, ""},                          // Android, Chrome
    {"/gen_204", 204, kPlain, ""},                               // Android
    {"/hotspot-detect.html", 200, kHtml, kApple},                // iOS, macOS
    {"/library/test/success.html", 200, kHtml, kApple},          // older iOS
    {"/connecttest.txt", 200, kPlain, "Microsoft Connect Test"}, // Windows 10 and later
    {"/ncsi.txt", 200, kPlain, "Microsoft NCSI"},                // older Windows
    {"/success.txt", 200, kPlain, "success\n"},                  // Firefox
    {"/check_network_status.txt", 200, kPlain, "NetworkManager is online\n"},
};

const Probe* probeFor(const char* path) {
    for (const Probe& probe : kProbes) {
        if (strcmp(path, probe.path) == 0) {
            return &probe;
        }
    }
    return nullptr;
}

}  // namespace mainswatch
