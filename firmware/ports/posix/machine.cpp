#include "machine.hpp"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mainswatch::posix {

static const char* folder(const char* path) {
    if (mkdir(path, 0700) != 0 && errno != EEXIST) {
        perror(path);
        exit(1);
    }
    return path;
}

Machine::Machine(const Options& options, char** arguments)
    : pace_(options.speed, options.time),
      portalPort_(static_cast<uint16_t>(options.portalPort)),
      untilEof_(options.untilEof),
      clock_(pace_, options.ntp),
      network_(folder(options.home)),
      store_(std::string(options.home) + "/settings"),
      board_(options.home, arguments),
      flash_(std::string(options.home) + "/flash", options.sectors) {
    flash_.dieAfter(options.dieAfter);
    setvbuf(stdout, nullptr, _IOLBF, 0);
    keepSettings(options);
}

/** The command line stands for a person at the portal, who claims a device once and not at every start. */
void Machine::keepSettings(const Options& options) {
    char known[1];
    const bool claimed = store_.get("deviceId", known, sizeof known) > 0;
    const struct {
        const char* key;
        const char* value;
    } texts[] = {{"ssid", "simulated"},           {"serverHost", options.server}, {"claimCode", claimed ? nullptr : options.claim},
                 {"applianceName", options.name}, {"deviceId", options.id},       {"secret", options.secret}};
    for (const auto& text : texts) {
        if (text.value != nullptr) {
            store_.put(text.key, text.value, strlen(text.value));
        }
    }
    store_.put("ingestPort", &options.ingestPort, sizeof options.ingestPort);
    store_.put("mqttPort", &options.mqttPort, sizeof options.mqttPort);
}

NodePorts Machine::ports() {
    return {clock_,     network_, store_, board_,      flash_, http_, portalHttp_, portalDns_, mdns_,
            portalPort_, static_cast<uint16_t>(portalPort_ + 1)};
}

void Machine::rest() const {
    pollfd parent{STDIN_FILENO, POLLIN, 0};
    char byte;
    if (untilEof_ && poll(&parent, 1, 0) > 0 && read(STDIN_FILENO, &byte, 1) <= 0) {
        exit(0);
    }
    const uint32_t speed = pace_.speed();
    usleep(speed >= 1000 ? 1 : 1000 / (speed == 0 ? 1 : speed));
}

}  // namespace mainswatch::posix
