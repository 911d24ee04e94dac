/* Stands between a program and the disk (LD_PRELOAD) and lets calls that write to one folder fail.

   Everything that can need room counts: writing, growing, making a file or a folder. `feil_ved(k, number, once)` lets
   the k-th call from now fail with that error, and all after it unless `once`; 0 lets all succeed. `feil_antall()` tells
   how many have been counted since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

static long counted, failing_from; static int failing_with, only_once;

void feil_ved(long call, int number, int once) { counted = 0; failing_from = call; failing_with = number; only_once = once; }
long feil_antall(void) { return counted; }

static int ours(const char *path) {
    static const char *folder; static size_t length;
    if (!folder) { folder = getenv("FEIL_MAPPE"); if (!folder) folder = "\001"; length = strlen(folder); }
    return !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static int is_ours(int fd) {
    char link[64], path[PATH_MAX]; snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return ours(path);
}

/* Whether this call is to fail; sets errno when it is. */
static int fails(void) {
    counted++;
    if (!failing_from || counted < failing_from || (only_once && counted > failing_from)) return 0;
    errno = failing_with;
    return 1;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return is_ours(fd) && fails() ? -1 : real(fd, data, length);
}

#define PWRITE(name, offset_type) ssize_t name(int fd, const void *data, size_t length, offset_type at) { \
    REAL(ssize_t, #name, int, const void *, size_t, offset_type); \
    return is_ours(fd) && fails() ? -1 : real(fd, data, length, at); }
PWRITE(pwrite, off_t) PWRITE(pwrite64, off64_t)

#define GROW(name, offset_type) int name(int fd, offset_type from, offset_type length) { \
    REAL(int, #name, int, offset_type, offset_type); \
    return is_ours(fd) && fails() ? failing_with : real(fd, from, length); }
GROW(posix_fallocate, off_t) GROW(posix_fallocate64, off64_t)

#define CUT(name, offset_type) int name(int fd, offset_type length) { \
    REAL(int, #name, int, offset_type); \
    struct stat facts; \
    int grows = is_ours(fd) && !fstat(fd, &facts) && length > facts.st_size; \
    return grows && fails() ? -1 : real(fd, length); }
CUT(ftruncate, off_t) CUT(ftruncate64, off64_t)

#define OPEN(name) int name(const char *path, int flags, ...) { \
    REAL(int, #name, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    if ((flags & O_CREAT) && ours(path) && access(path, F_OK) && fails()) return -1; \
    return real(path, flags, mode); }
OPEN(open) OPEN(open64)

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    return ours(path) && fails() ? -1 : real(path, mode);
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t length) { (void)to; (void)from; (void)at; (void)length; errno = EINVAL; return -1; }
ssize_t sendfile(int to, int from, off_t *at, size_t length) { return sendfile64(to, from, (off64_t *)at, length); }
