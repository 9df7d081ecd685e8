#pragma once
#include <stdint.h>

namespace mainswatch::posix {

/** What the command line says. Everything has a default but the folder and the device file. */
struct Options {
    const char* home = nullptr;    ///< flash, settings, and the switches `button` and `offline`
    const char* device = nullptr;  ///< the PZEM's serial line or the converter's stream
    const char* server = nullptr;  ///< stored as the setting `serverHost`
    const char* claim = nullptr;   ///< stored as the setting `claimCode`
    const char* id = nullptr;      ///< stored as the setting `deviceId`
    const char* secret = nullptr;  ///< stored as the setting `secret`
    const char* name = "Simulated appliance";
    uint32_t ingestPort = 8081;
    uint32_t mqttPort = 1883;
    uint32_t sectors = 506;
    const char* time = nullptr;  ///< a file that says how fast time runs, in place of `speed`
    uint32_t speed = 1;
    uint32_t dieAfter = 0;  ///< bytes written to flash until the power goes; 0: it does not
    uint32_t portalPort = 8090;
    bool ntp = false;
    bool untilEof = false;  ///< the end of standard input ends the program: its parent is gone
};

/** False, with the mistake and the usage on standard error, when the command line cannot be used. */
bool parseOptions(int argc, char** argv, Options& options);

}  // namespace mainswatch::posix
