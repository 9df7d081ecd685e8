#pragma once
#include "http/response.hpp"
#include "net/server_address.hpp"
#include "port.hpp"

namespace mainswatch {

/** What to ask for. The texts and the body stay with the caller until the exchange ends. */
struct HttpRequest {
    const char* method = "GET";
    const char* path = "/";
    /** Further header lines, each ended by CR LF. */
    const char* headers = "";
    const char* contentType = "application/json";
    const void* body = nullptr;
    size_t bodySize = 0;
};

/** One exchange at a time over one connection, which is kept for the next where the server allows it. */
class HttpClient {
public:
    static constexpr uint32_t kTimeoutMillis = 20000;

    HttpClient(Conn& conn, Clock& clock) : conn_(conn), clock_(clock) {}

    /** False while an exchange is under way. */
    bool start(const ServerAddress& server, const HttpRequest& request);
    void poll();
    /** Gives the exchange and the connection up. */
    void close();

    bool busy() const { return step_ != Step::idle; }
    /** Of the exchange that ended: false when no whole response came. */
    bool answered() const { return answered_; }
    const HttpResponse& response() const { return response_; }

private:
    enum class Step : uint8_t { idle, connecting, head, body, answer };

    void connect();
    void writeHead();
    void send(const void* bytes, size_t size, Step then);
    void receive();
    void finish(bool answered);
    bool isUsable();

    Conn& conn_;
    Clock& clock_;
    ServerAddress server_;
    HttpRequest request_;
    HttpResponse response_;
    Step step_ = Step::idle;
    uint64_t startedAtMillis_ = 0;
    char head_[640] = {};
    size_t headSize_ = 0;
    size_t sent_ = 0;
    bool answered_ = false;
};

}  // namespace mainswatch
