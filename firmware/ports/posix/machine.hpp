#pragma once
#include "bsd/sockets.hpp"
#include "chip.hpp"
#include "node/node.hpp"
#include "options.hpp"

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
    bsd::SocketConn http_;
    // The portal is for tests and the curious, and nobody else's on the network.
    bsd::SocketListener portalHttp_{bsd::Reach::loopback};
    bsd::SocketDatagrams portalDns_{bsd::Reach::loopback};
    bsd::SocketDatagrams mdns_;
};

}  // namespace mainswatch::posix
