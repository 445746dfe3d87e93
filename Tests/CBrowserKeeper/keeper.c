#define _GNU_SOURCE
#include "CBrowserKeeper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// How often the keeper looks, and how many looks later it stops being patient.
static const struct timespec pause_between = {.tv_nsec = 20 * 1000 * 1000};
enum { looks_without_parent = 100, looks_for_stragglers = 25, looks_at_most = 250 };

static volatile pid_t program;

static void end_program(int number) {
    (void)number;
    const int error = errno;
    // Its whole group.
    if (program > 0) (void)kill(-program, SIGKILL);
    errno = error;
}

// A thread that starts this may have blocked every signal.
static void unblock_signals(void) {
    sigset_t none;
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

static void run(int channel, int messages, char *const arguments[], char *const environment[]) {
    unblock_signals();
    (void)setpgid(0, 0);
    // Out of the way first, so that neither is written over while it is still needed.
    channel = fcntl(channel, F_DUPFD, 10);
    messages = fcntl(messages, F_DUPFD, 10);
    const int nothing = open("/dev/null", O_RDWR);
    if (channel < 0 || messages < 0 || nothing < 0) return;
    if (dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0) return;
    if (dup2(messages, STDERR_FILENO) < 0 || dup2(channel, 3) < 0 || dup2(channel, 4) < 0) return;
    (void)close_range(5, ~0U, 0);
    (void)execve(arguments[0], arguments, environment);
}

// What the program left behind may be in another group, and hang.
static void end_children(void) {
    char list[4096];
    const int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    const ssize_t length = read(file, list, sizeof list);
    (void)close(file);
    pid_t child = 0;
    for (ssize_t i = 0; i < length; i++) {
        if (list[i] >= '0' && list[i] <= '9') {
            child = child * 10 + (list[i] - '0');
        } else if (child > 0) {
            (void)kill(child, SIGKILL);
            child = 0;
        }
    }
}

// Waits for the program, and then for what it left behind, which comes to the keeper when its own parent is gone.
static void keep(pid_t parent) {
    int has_ended = 0, orphaned = 0, stragglers = 0;
    for (;;) {
        const pid_t ended = waitpid(-1, NULL, WNOHANG);
        if (ended < 0 && errno == ECHILD) return;
        if (ended == program) {
            has_ended = 1;
            end_program(0);
        }
        if (ended > 0) continue;
        if (has_ended && ++stragglers > looks_for_stragglers) end_children();
        if (stragglers > looks_at_most) return;
        // The program ends by itself when the other side of the channel is gone. If it hangs, it does not.
        if (getppid() != parent && ++orphaned == looks_without_parent) end_program(0);
        (void)nanosleep(&pause_between, NULL);
    }
}

pid_t troth_keep(
    int channel, int messages, const char *folder, char *const arguments[], char *const environment[]) {
    const pid_t parent = getpid();
    const pid_t keeper = fork();
    if (keeper != 0) return keeper;

    // Nothing from here on may allocate: another thread may have been doing so when this process was forked.
    (void)setpgid(0, 0);
    (void)prctl(PR_SET_CHILD_SUBREAPER, 1);
    (void)prctl(PR_SET_NAME, "browser-keeper");
    // A signal before there is a program must not be lost.
    sigset_t termination;
    (void)sigemptyset(&termination);
    (void)sigaddset(&termination, SIGTERM);
    (void)sigprocmask(SIG_BLOCK, &termination, NULL);
    struct sigaction action = {.sa_handler = end_program};
    (void)sigaction(SIGTERM, &action, NULL);
    program = fork();
    if (program == 0) {
        action.sa_handler = SIG_DFL;
        (void)sigaction(SIGTERM, &action, NULL);
        run(channel, messages, arguments, environment);
        _exit(127);
    }
    // From both sides, so that the group is there whoever comes first.
    if (program > 0) (void)setpgid(program, program);
    // Also its copy of this process's side of the channel: as long as that is open, the program sees no end of it.
    (void)close_range(0, ~0U, 0);
    unblock_signals();
    keep(parent);

    char *const remove[] = {"/bin/rm", "-rf", "--", (char *)(size_t)folder, NULL};
    (void)execve(remove[0], remove, environment);
    _exit(127);
}
