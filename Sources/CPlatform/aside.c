#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
enum { signal_count = sizeof signals / sizeof signals[0] };

static struct sigaction previous[signal_count];
static volatile sig_atomic_t terminal = -1;
// How often it was turned aside and not back yet: what is private inside something private stays so to the end.
static int depth;
// Whether the lines that have left the screen are wiped too.
static volatile sig_atomic_t forgets;

// Called in a signal handler too.
static void put(const char *text, size_t count) {
    while (count > 0) {
        const ssize_t written = write(terminal, text, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text += written;
        count -= (size_t)written;
    }
}

// The other screen, empty, with the cursor at its beginning; and back. What stood there is wiped before.
static void turn(void) { put("\033[?1049h\033[2J\033[H", 15); }
static void turn_back(void) {
    if (forgets) put("\033[2J\033[3J\033[H", 11);
    put("\033[2J\033[?1049l", 12);
    if (forgets) put("\033[3J", 4);
}

static void turn_back_and_pass_on(int number) {
    const int error = errno;
    turn_back();
    struct sigaction ours;
    for (size_t i = 0; i < signal_count; i++) {
        if (signals[i] == number) (void)sigaction(number, &previous[i], &ours);
    }
    // Raised while it is blocked, it arrives where it is unblocked: mostly the program ends or stops there.
    sigset_t this_one, before;
    (void)sigemptyset(&this_one);
    (void)sigaddset(&this_one, number);
    (void)raise(number);
    (void)pthread_sigmask(SIG_UNBLOCK, &this_one, &before);
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);

    (void)sigaction(number, &ours, NULL);
    turn();
    errno = error;
}

void troth_turn_aside(int fd, int forgetting) {
    if (depth++ > 0) return;
    forgets = forgetting;
    terminal = fd;
    sigset_t all;
    (void)sigemptyset(&all);
    for (size_t i = 0; i < signal_count; i++) (void)sigaddset(&all, signals[i]);
    const struct sigaction ours = {.sa_handler = turn_back_and_pass_on, .sa_mask = all};
    for (size_t i = 0; i < signal_count; i++) {
        (void)sigaction(signals[i], NULL, &previous[i]);
        // Whoever started us with a signal ignored (nohup) wants it ignored.
        if (previous[i].sa_handler != SIG_IGN) (void)sigaction(signals[i], &ours, NULL);
    }
    turn();
}

void troth_turn_back(void) {
    if (depth == 0 || --depth > 0) return;
    turn_back();
    for (size_t i = 0; i < signal_count; i++) (void)sigaction(signals[i], &previous[i], NULL);
    terminal = -1;
}
