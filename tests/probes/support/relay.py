"""Carries packets between a TUN device here and one in another namespace, late: relay.py PEER DELAY_MS JITTER_MS.

This kernel has no netem. Devices are called `far0` here and `far1` there; whoever started it gives them addresses.
"""
import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000


def device(name):
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return tun


peer, delay, jitter = sys.argv[1], float(sys.argv[2]) / 1000, float(sys.argv[3]) / 1000
here = device("far0")
with open("/run/netns/" + peer) as namespace:
    if ctypes.CDLL(None, use_errno=True).setns(namespace.fileno(), CLONE_NEWNET) != 0:
        sys.exit("no such namespace")
there = device("far1")
print("ready", flush=True)
chance = random.Random(7)
waiting = []
count = 0
while True:
    pause = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
    for tun in select.select([here, there], [], [], pause)[0]:
        count += 1
        due = time.monotonic() + delay + chance.uniform(-jitter, jitter)
        heapq.heappush(waiting, (due, count, there if tun == here else here, os.read(tun, 65535)))
    while waiting and waiting[0][0] <= time.monotonic():
        _, _, out, packet = heapq.heappop(waiting)
        try:
            os.write(out, packet)
        except OSError:
            pass  # The other end is down.
