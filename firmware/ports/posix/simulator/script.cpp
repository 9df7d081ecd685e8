#include "simulator/script.hpp"

#include <stdio.h>
#include <stdlib.h>

#include <fstream>
#include <sstream>

namespace mainswatch::simulator {

static bool apply(Scene& scene, const std::string& name, const std::string& value) {
    static const struct {
        const char* name;
        double Scene::*value;
    } kNumbers[] = {{"watts", &Scene::watts},   {"volts", &Scene::volts},       {"hertz", &Scene::hertz},
                    {"factor", &Scene::factor}, {"noise", &Scene::noiseCounts}, {"zero", &Scene::zeroCounts},
                    {"counter", &Scene::counterWattHours}};
    static const struct {
        const char* name;
        unsigned Scene::*value;
    } kFaults[] = {{"corrupt", &Scene::corruptEvery}, {"drop", &Scene::dropEvery}, {"cut", &Scene::cutEvery}};
    for (const auto& number : kNumbers) {
        if (name == number.name) {
            scene.*number.value = atof(value.c_str());
            return true;
        }
    }
    for (const auto& fault : kFaults) {
        if (name == fault.name) {
            scene.*fault.value = static_cast<unsigned>(atoi(value.c_str()));
            return true;
        }
    }
    if (name == "shape") {
        scene.shape = value;
        return value == "sine" || value == "phase-cut" || value == "rectifier";
    }
    scene.silent = value == "1";
    return name == "silent";
}

static bool applyWords(Scene& scene, std::istringstream& words) {
    for (std::string word; words >> word;) {
        const size_t equals = word.find('=');
        if (equals == std::string::npos || !apply(scene, word.substr(0, equals), word.substr(equals + 1))) {
            return false;
        }
    }
    return true;
}

bool Script::tell(const std::string& line) {
    std::istringstream words(line);
    Scene scene = scenes_.back();
    if (!applyWords(scene, words)) {
        fprintf(stderr, "not understood: %s\n", line.c_str());
        return false;
    }
    scenes_ = {scene};
    return true;
}

bool Script::load(const char* path) {
    std::ifstream file(path);
    if (!file) {
        perror(path);
        return false;
    }
    std::string line;
    for (int number = 1; std::getline(file, line); number++) {
        std::istringstream words(line);
        Scene scene = scenes_.back();
        if (line.empty() || line[0] == '#') {
            continue;
        }
        if (!(words >> scene.atSeconds) || !applyWords(scene, words)) {
            fprintf(stderr, "%s:%d: not understood: %s\n", path, number, line.c_str());
            return false;
        }
        scenes_.push_back(scene);
    }
    return true;
}

const Scene& Script::at(double seconds) const {
    size_t now = 0;
    while (now + 1 < scenes_.size() && scenes_[now + 1].atSeconds <= seconds) {
        now++;
    }
    return scenes_[now];
}

}  // namespace mainswatch::simulator
