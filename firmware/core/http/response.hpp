#pragma once
#include <stddef.h>
#include <stdint.h>

#include "crypto/sha256.hpp"

namespace mainswatch {

/**
 * Reads one HTTP/1.1 response from a stream, byte by byte. The body is kept up to a limit; what is beyond
 * is read and forgotten. Understands a length, chunks, and a body that ends with the connection.
 */
class HttpResponse {
public:
    static constexpr size_t kKept = 1024;

    void reset();
    /** False when this is no HTTP: close the connection. */
    bool take(char c);
    /** The peer has closed. True when the response is complete by that. */
    bool takeEnd();

    bool complete() const { return step_ == Step::complete; }
    int status() const { return status_; }
    const char* body() const { return body_; }
    size_t bodySize() const { return bodySize_; }
    /** SHA-256 of all of a body that is complete, also of what was not kept. */
    void digest(uint8_t (&digest)[Sha256::kDigestSize]) const;
    /** There was more of the body than is kept. */
    bool bodyIsCut() const { return bodyIsCut_; }
    /** Of `Retry-After`, 0 when it was not given in seconds. */
    uint32_t retryAfterSeconds() const { return retryAfterSeconds_; }
    /** Of `X-Signature`, empty when there was none. */
    const char* signature() const { return signature_; }
    bool keepsConnection() const { return keepsConnection_; }

private:
    enum class Step : uint8_t { statusLine, header, body, chunkSize, chunk, chunkEnd, trailer, complete };
    enum class Framing : uint8_t { untilClose, length, chunks };

    bool endLine();
    bool endStatusLine();
    bool endHeader();
    bool endChunkSize();
    bool headersEnd();
    void keep(char c);

    Step step_ = Step::statusLine;
    Framing framing_ = Framing::untilClose;
    int status_ = 0;
    uint64_t left_ = 0;
    uint32_t retryAfterSeconds_ = 0;
    char signature_[80] = "";
    bool keepsConnection_ = true;
    uint32_t headSize_ = 0;
    char line_[128] = {};
    size_t lineSize_ = 0;
    char body_[kKept + 1] = {};
    size_t bodySize_ = 0;
    bool bodyIsCut_ = false;
    Sha256 hash_;
};

}  // namespace mainswatch
