#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "chip.hpp"
#include "journal/journal.hpp"

using namespace mainswatch;

/**
 * What a device's flash holds, for whoever compares it with the server: first the next number and the last
 * one the server has answered for, then each reading that no thinner one replaces, oldest first:
 * `seqFrom seqTo boot tenths-of-a-second-since-1970-or-"-" watt-hours deci-watts`. The device must not run.
 */
int main(int argc, char** argv) {
    struct stat file {};
    if (argc != 2 || stat(argv[1], &file) != 0) {
        fprintf(stderr, "usage: %s FLASH-FILE\n", argv[0]);
        return 2;
    }
    posix::PosixFlash flash(argv[1], static_cast<uint32_t>(file.st_size / posix::PosixFlash::kSectorSize));
    static Journal journal(flash);
    journal.mount();
    printf("next %u acknowledged %u\n", journal.nextSeq(), journal.acknowledgedSeq());
    journal.resumeAfter(0);  // in memory only: the walk then begins at the first
    Journal::Walk walk(journal);
    Record record;
    while (walk.next(record)) {
        uint64_t tenths = 0;
        printf("%u %u %u ", record.seqFrom(), record.seq, record.boot);
        if (journal.boots().date(record, tenths)) {
            printf("%llu", static_cast<unsigned long long>(tenths));
        } else {
            printf("-");
        }
        printf(" %d %d\n", static_cast<int>(record.energyWattHours), static_cast<int>(record.powerDeciWatts));
    }
    return 0;
}
