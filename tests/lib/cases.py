"""Counts cases. A case is a name: what is looked at a thousand times in a loop is one case, and fails where one look does."""


class Cases:
    def __init__(self, shown=60):
        self.good = {}          # name -> whether every look was good
        self.shown = shown      # lines that may still be printed

    def hold(self, name, good, why=''):
        self.good[name] = self.good.get(name, True) and bool(good)
        if not good and self.shown > 0:
            self.shown -= 1
            print('FAILED %s: %s' % (name, str(why)[:500]))

    def finish(self, skipped=0):
        """Prints the last line; the exit status."""
        failed = list(self.good.values()).count(False)
        print('%d passed, %d failed, %d skipped' % (len(self.good) - failed, failed, skipped))
        return 1 if failed or not self.good else 0
