#include "options.hpp"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace mainswatch::posix {

static const char kUsage[] =
    "usage: %s --home FOLDER --device FILE [--server HOST] [--ingest-port N] [--mqtt-port N]\n"
    "          [--claim CODE | --id ID --secret SECRET] [--name APPLIANCE] [--sectors N]\n"
    "          [--speed N | --time FILE] [--portal-port N] [--die-after BYTES] [--ntp] [--until-eof]\n";

namespace {

struct TextOption {
    const char* name;
    const char* Options::*value;
};

struct NumberOption {
    const char* name;
    uint32_t Options::*value;
};

}  // namespace

static const TextOption kTexts[] = {
    {"--home", &Options::home},   {"--device", &Options::device}, {"--server", &Options::server},
    {"--claim", &Options::claim}, {"--id", &Options::id},         {"--secret", &Options::secret},
    {"--name", &Options::name},   {"--time", &Options::time},
};

static const NumberOption kNumbers[] = {
    {"--ingest-port", &Options::ingestPort}, {"--mqtt-port", &Options::mqttPort},     {"--sectors", &Options::sectors},
    {"--speed", &Options::speed},            {"--portal-port", &Options::portalPort},
    {"--die-after", &Options::dieAfter},
};

static bool takeValue(const char* name, const char* value, Options& options) {
    for (const TextOption& option : kTexts) {
        if (strcmp(name, option.name) == 0) {
            options.*option.value = value;
            return true;
        }
    }
    for (const NumberOption& option : kNumbers) {
        if (strcmp(name, option.name) == 0) {
            options.*option.value = static_cast<uint32_t>(strtoul(value, nullptr, 10));
            return options.*option.value > 0;
        }
    }
    return false;
}

bool parseOptions(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--ntp") == 0) {
            options.ntp = true;
        } else if (strcmp(argv[i], "--until-eof") == 0) {
            options.untilEof = true;
        } else if (i + 1 >= argc || !takeValue(argv[i], argv[i + 1], options)) {
            fprintf(stderr, "%s: not understood: %s\n", argv[0], argv[i]);
            fprintf(stderr, kUsage, argv[0]);
            return false;
        } else {
            i++;
        }
    }
    if (options.home == nullptr || options.device == nullptr || options.sectors < 8) {
        fprintf(stderr, "%s: --home and --device are needed, --sectors from 8\n", argv[0]);
        fprintf(stderr, kUsage, argv[0]);
        return false;
    }
    return true;
}

}  // namespace mainswatch::posix
