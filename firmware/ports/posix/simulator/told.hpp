#pragma once
#include "simulator/pty.hpp"
#include "simulator/script.hpp"

namespace mainswatch::simulator {

/** The script a sensor follows: a file's, or what somebody tells on standard input while it runs. */
class Told {
public:
    /** Stops the program when the file cannot be used. */
    explicit Told(const Arguments& arguments);
    /** Says on standard output that the line is there, to whoever wants to tell. */
    void ready() const;
    /** Where it is told: waits for the line and takes in what is said meanwhile. The end of what is told is ours. */
    void await(const Pty& line);
    const Script& script() const { return script_; }

private:
    Script script_;
    bool isTold_;
    std::string heard_;
};

}  // namespace mainswatch::simulator
