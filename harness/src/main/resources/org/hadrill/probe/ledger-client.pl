# ADDRESS PORT PERIOD NEXT: has a guest write numbered records, one at a time, each again and again until the guest answers that it
# is written; and asks now and then which are there. Needs perl-base. Says "W UPTIME NODE RECORD", "R UPTIME NODE RANGES DAMAGE".
use strict;
use warnings;
use Socket;

my ($address, $port, $period, $next) = @ARGV;
my ($answer_limit, $read_period) = (0.5, 4);
my ($node, $read_at, $question) = ("", 0, 0);
$| = 1;

sub uptime {
    open my $file, "<", "/proc/uptime" or die "/proc/uptime: $!\n";
    return (split " ", <$file>)[0];
}

socket my $socket, PF_INET, SOCK_DGRAM, 0 or die "socket: $!\n";
my $to = sockaddr_in($port, inet_aton($address));

# The answer that begins so, if it comes in time; older ones are passed over.
sub ask {
    my ($question, $begin) = @_;
    my $end = uptime() + $answer_limit;
    send $socket, $question, 0, $to;
    while ((my $left = $end - uptime()) > 0) {
        vec(my $ready = "", fileno $socket, 1) = 1;
        last if select($ready, undef, undef, $left) < 1;
        my $from = recv $socket, my $answer, 65_536, 0;
        return substr $answer, length $begin if defined $from && index($answer, $begin) == 0;
    }
    return "";
}

while (1) {
    my $asked = uptime();
    # Numbered, as a late answer to an earlier question knows nothing of what was written since.
    if ($asked >= $read_at && (my $there = ask("?" . ++$question, "?$question "))) {
        print "R $asked $there\n";
        $next = $1 + 1 if $there =~ /^\S+ (?:\S*[,-])?(\d+)(?: |$)/ && $1 >= $next;
        $read_at = $asked + $read_period;
    }
    if (ask("+$next", "=$next ") =~ /(\S+)/) {
        print "W ", uptime(), " $1 $next\n";
        $next++;
        # Who serves now may have other records.
        $read_at = 0 if $1 ne $node;
        $node = $1;
    }
    select undef, undef, undef, $period;
}
