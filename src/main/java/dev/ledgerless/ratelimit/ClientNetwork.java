package dev.ledgerless.ratelimit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network that a limit counts as one client. For an IPv6 address, this is its /64
 * (RFC 4291, 2.5.1), the least that a provider assigns to a customer, who can use any
 * address in it. Any other address is a client of its own.
 */
public final class ClientNetwork {

	private static final int NETWORK_BYTES = 8;

	private ClientNetwork() {
	}

	/**
	 * Returns the name of a client.
	 * @param address the client's address, from the container or a trusted proxy
	 * @return the name, the same for all addresses of one client
	 */
	public static String of(String address) {
		try {
			// Never queries a name server: anything but an address is refused.
			InetAddress parsed = InetAddress.ofLiteral(address);
			return (parsed instanceof Inet6Address)
					? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES)) + "/64"
					: parsed.getHostAddress();
		}
		catch (IllegalArgumentException ex) {
			return address;
		}
	}

}
