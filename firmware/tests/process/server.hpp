#pragma once
#include <stdint.h>

#include <map>
#include <string>

namespace mainswatch::testing {

/** The server's end of the upload, as the contract has it, in the test's hands. Its time runs `speed` times as fast. */
class Server {
public:
    static constexpr const char* kSecret = "a-secret-of-32-characters-000000";
    static constexpr const char* kClaim = "CLAIM-77";

    explicit Server(int64_t speed);
    ~Server() { goDown(); }

    void goUp();
    void goDown();
    /** Serves for so many milliseconds of real time. */
    void serve(int millis);
    uint16_t port() const { return port_; }
    int64_t nowMillis() const;

    /** A stored record: when it says it was taken, and how often it came. */
    struct Stored {
        std::string at;
        unsigned times = 0;
    };

    std::map<uint32_t, Stored> records;
    uint32_t lost = 0;
    unsigned registrations = 0;
    unsigned batches = 0;
    unsigned refused = 0;
    /** What the device last said of itself. */
    std::string facts;
    /** Stores what comes and breaks off before the answer, for so many batches. */
    unsigned losesAnswers = 0;

private:
    void handleConnection(int connection);
    std::string answer(const std::string& head, const std::string& body, bool& silent);
    bool isSigned(const std::string& head, const std::string& body);
    std::string store(const std::string& body);
    uint32_t lastContiguous() const;

    int64_t speed_;
    int64_t startedMicros_;
    int socket_ = -1;
    uint16_t port_ = 0;
    uint64_t lastRequest_ = 0;
};

}  // namespace mainswatch::testing
