#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace mainswatch::testing {

/** A program of ours that runs beside the test and never outlives it. */
class Child {
public:
    explicit Child(std::vector<std::string> command) : command_(std::move(command)) { start(); }
    ~Child() { kill(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void start();
    /** As a power cut: it gets no chance to do anything. */
    void kill();

private:
    std::vector<std::string> command_;
    pid_t pid_ = -1;
};

}  // namespace mainswatch::testing
