/* What a C program expects from the machine: zeroed memory, a standard output, an end. */
#include <stdio.h>
#include <stdint.h>

int simulator_call(int number, int a, const void* b, int c);
int main(void);

extern uint32_t __bss_start[];
extern uint32_t __bss_end[];
extern uint32_t __stack[];

static int put(char c, FILE* file) {
    (void)file;
    simulator_call(4, 1, &c, 1);
    return (unsigned char)c;
}

static FILE output = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE);
FILE* const stdout = &output;

#define PAINT 0x5ca1ab1eu

/* How deep the stack went: what lies above the first word that lost its paint. */
static void report_stack(void) {
    const uint32_t* at = __bss_end;
    while (*at == PAINT) {
        at++;
    }
    printf("stack %u bytes\n", (unsigned)((uintptr_t)__stack - (uintptr_t)at));
}

void start_c(void) {
    for (uint32_t* at = __bss_start; at < __bss_end; at++) {
        *at = 0;
    }
    uint32_t here;
    for (uint32_t* at = __bss_end; at < &here - 64; at++) {
        *at = PAINT;
    }
    const int result = main();
    report_stack();
    for (;;) {
        simulator_call(1, result, 0, 0);
    }
}
