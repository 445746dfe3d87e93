#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <termios.h>
#include <unistd.h>

// Not among them: SIGTTOU, which stops a program in the background that wants to change the terminal.
static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
enum { signal_count = sizeof signals / sizeof signals[0] };

static struct sigaction previous[signal_count];
static sigset_t unblocked;
static struct termios loud, silent;
static volatile sig_atomic_t terminal = -1;
static volatile sig_atomic_t is_silent;

static int set(int fd, int when, const struct termios *state) {
    int result;
    do {
        result = tcsetattr(fd, when, state);
    } while (result != 0 && errno == EINTR);
    return result;
}

// Called with the signals blocked. This and the next call only what may be called in a signal handler.
static int silence(void) {
    // In the background this stops the program: before anything is changed, and where a signal can still end it.
    sigset_t blocked;
    (void)pthread_sigmask(SIG_SETMASK, &unblocked, &blocked);
    const int result = set(terminal, TCSANOW, &loud);
    (void)pthread_sigmask(SIG_SETMASK, &blocked, NULL);
    if (result != 0) return result;
    is_silent = 1;
    return set(terminal, TCSAFLUSH, &silent);
}

static void put_back_and_pass_on(int number) {
    const int error = errno;
    if (is_silent) {
        is_silent = 0;
        (void)set(terminal, TCSANOW, &loud);
        (void)!write(terminal, "\n", 1);
    }
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
    if (terminal >= 0) (void)silence();
    errno = error;
}

int troth_silence(int fd) {
    if (terminal >= 0) {
        errno = EBUSY;
        return -1;
    }
    if (tcgetattr(fd, &loud) != 0) return -1;
    silent = loud;
    silent.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    silent.c_lflag |= ICANON | ISIG;
    silent.c_iflag |= ICRNL;
    terminal = fd;

    sigset_t all;
    (void)sigemptyset(&all);
    for (size_t i = 0; i < signal_count; i++) (void)sigaddset(&all, signals[i]);
    (void)pthread_sigmask(SIG_BLOCK, &all, &unblocked);
    const struct sigaction ours = {.sa_handler = put_back_and_pass_on, .sa_mask = all};
    for (size_t i = 0; i < signal_count; i++) {
        (void)sigaction(signals[i], NULL, &previous[i]);
        // Whoever started us with a signal ignored (nohup) wants it ignored.
        if (previous[i].sa_handler != SIG_IGN) (void)sigaction(signals[i], &ours, NULL);
    }
    if (silence() == 0) return 0;
    const int error = errno;
    troth_unsilence();
    errno = error;
    return -1;
}

int troth_await(int fd) {
    struct pollfd input = {.fd = fd, .events = POLLIN};
    const int count = ppoll(&input, 1, NULL, terminal >= 0 ? &unblocked : NULL);
    return count < 0 && errno == EINTR ? 0 : count;
}

void troth_unsilence(void) {
    if (terminal < 0) return;
    if (is_silent) (void)set(terminal, TCSANOW, &loud);
    is_silent = 0;
    terminal = -1;
    for (size_t i = 0; i < signal_count; i++) (void)sigaction(signals[i], &previous[i], NULL);
    (void)pthread_sigmask(SIG_SETMASK, &unblocked, NULL);
}
