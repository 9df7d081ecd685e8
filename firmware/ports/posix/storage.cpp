#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chip.hpp"

namespace mainswatch::posix {

static void orStop(bool good, const char* what) {
    if (!good) {
        perror(what);
        exit(1);
    }
}

PosixFlash::PosixFlash(const std::string& path, uint32_t sectors) : sectors_(sectors) {
    const size_t size = static_cast<size_t>(sectors) * kSectorSize;
    const int file = open(path.c_str(), O_RDWR | O_CREAT, 0600);
    orStop(file >= 0, path.c_str());
    struct stat before {};
    fstat(file, &before);
    orStop(ftruncate(file, static_cast<off_t>(size)) == 0, path.c_str());
    void* mapped = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    orStop(mapped != MAP_FAILED, path.c_str());
    close(file);
    bytes_ = static_cast<uint8_t*>(mapped);
    const size_t had = static_cast<size_t>(before.st_size) < size ? static_cast<size_t>(before.st_size) : size;
    memset(bytes_ + had, 0xFF, size - had);  // a new chip comes erased
}

bool PosixFlash::erase(uint32_t sector) {
    memset(bytes_ + static_cast<size_t>(sector) * kSectorSize, 0xFF, kSectorSize);
    return true;
}

bool PosixFlash::program(uint32_t address, const void* bytes, size_t size) {
    const uint8_t* from = static_cast<const uint8_t*>(bytes);
    for (size_t i = 0; i < size; i++) {
        // Byte by byte through memory, so that a kill in between leaves what a power cut would.
        *static_cast<volatile uint8_t*>(bytes_ + address + i) &= from[i];
        if (bytesToLive_ > 0 && --bytesToLive_ == 0) {
            kill(getpid(), SIGKILL);
        }
    }
    return true;
}

bool PosixFlash::read(uint32_t address, void* bytes, size_t size) {
    memcpy(bytes, bytes_ + address, size);
    return true;
}

PosixStore::PosixStore(std::string folder) : folder_(std::move(folder)) {
    orStop(mkdir(folder_.c_str(), 0700) == 0 || errno == EEXIST, folder_.c_str());
}

int PosixStore::get(const char* key, void* value, size_t size) {
    const int file = open((folder_ + "/" + key).c_str(), O_RDONLY);
    if (file < 0) {
        return -1;
    }
    const ssize_t count = ::read(file, value, size);
    close(file);
    return static_cast<int>(count);
}

bool PosixStore::put(const char* key, const void* value, size_t size) {
    const std::string path = folder_ + "/" + key;
    const std::string part = path + ".part";
    const int file = open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) {
        return false;
    }
    const bool written = ::write(file, value, size) == static_cast<ssize_t>(size) && fsync(file) == 0;
    close(file);
    return written && rename(part.c_str(), path.c_str()) == 0;
}

void PosixStore::wipe() {
    DIR* folder = opendir(folder_.c_str());
    while (const dirent* entry = folder != nullptr ? readdir(folder) : nullptr) {
        unlink((folder_ + "/" + entry->d_name).c_str());
    }
    if (folder != nullptr) {
        closedir(folder);
    }
}

}  // namespace mainswatch::posix
