#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** Reads one HTTP request of a person's browser or a phone's probe, byte by byte. */
class PortalRequest {
public:
    static constexpr size_t kLongestPath = 96;
    static constexpr size_t kLongestQuery = 300;
    static constexpr size_t kLargestBody = 1024;

    void reset();
    /** False when this cannot become a request: close the connection. */
    bool take(char c);

    bool complete() const { return step_ == Step::complete; }
    bool isPost() const { return post_; }
    /** Without the query. */
    const char* path() const { return path_; }
    /** What follows the `?`, still encoded; empty when there is none, or one longer than `kLongestQuery`. */
    const char* query() const { return query_; }
    const char* body() const { return body_; }
    size_t bodySize() const { return bodySize_; }

private:
    enum class Step : uint8_t { line, header, body, complete };

    bool endLine();
    bool endRequestLine();
    void takeQuery(const char* from);
    bool endHeader();

    Step step_ = Step::line;
    bool post_ = false;
    size_t announced_ = 0;
    uint32_t headSize_ = 0;
    char line_[kLongestPath + kLongestQuery + 16] = {};
    size_t lineSize_ = 0;
    char path_[kLongestPath] = {};
    char query_[kLongestQuery + 1] = {};
    char body_[kLargestBody] = {};
    size_t bodySize_ = 0;
};

}  // namespace mainswatch
