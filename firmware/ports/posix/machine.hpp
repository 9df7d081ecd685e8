#pragma once
#include "chip.hpp"
#include "node/node.hpp"
#include "options.hpp"
#include "sockets.hpp"

namespace mainswatch::posix {

/** A chip made of files and sockets, for one device program. */
class Machine {
public:
    Machine(const Options& options, char** arguments);

    NodePorts ports();
    Panel& panel() { return panel_; }
    const Pace& pace() const { return pace_; }
    /** Sleeps between two rounds of the program: a millisecond, less when time runs fast. */
    void rest() const;

private:
    void keepSettings(const Options& options);

    Pace pace_;
    uint16_t portalPort_;
    bool untilEof_;
    PosixClock clock_;
    PosixNetwork network_;
    PosixStore store_;
    PosixBoard board_;
    PosixFlash flash_;
    PosixPanel panel_;
    PosixConn http_;
    PosixListener portalHttp_;
    PosixDatagrams portalDns_;
    PosixDatagrams mdns_;
};

}  // namespace mainswatch::posix
