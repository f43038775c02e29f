#define _GNU_SOURCE
#include "CPlatform.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

const void *platform_memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length) {
  return memmem(haystack, haystack_length, needle, needle_length);
}

int platform_syncfs(int fd) {
#ifdef __linux__
  return syncfs(fd);
#else
  (void)fd;
  sync();
  return 0;
#endif
}

ssize_t platform_copy_range(int from, off_t *offset, int to, size_t length) {
#ifdef __linux__
  return copy_file_range(from, offset, to, NULL, length, 0);
#else
  (void)from; (void)offset; (void)to; (void)length;
  errno = ENOSYS;
  return -1;
#endif
}
