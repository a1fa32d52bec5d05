package dev.ledgerless.plaid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all pages of a bank's transactions. The first page reports the total number of
 * rows; the other pages are requested together. The total may change while pages are
 * read. Then the pages of a former total, and those for new rows, are read once more; if
 * the total changes again, the result is partial. There is no third round, as the total
 * may change forever.
 * <p>
 * The result is complete if it has at least as many different rows as the latest total. A
 * row on two pages counts once, because it pushed another row out between them. If the
 * last page is full although the total is reached, there may be more rows behind it.
 */
final class TransactionPages {

	private static final Logger logger = LoggerFactory.getLogger(TransactionPages.class);

	/** How many answers of 500 rows fit into a small heap at once. */
	private static final int MOST_AT_ONCE = 20;

	private final Semaphore atOnce = new Semaphore(MOST_AT_ONCE);

	private final IntFunction<TransactionsGetResponse> source;

	private final int maxPages;

	private final ExecutorService executor;

	private final NavigableMap<Integer, Page> pages = new TreeMap<>();

	private int latestTotal;

	private boolean failed;

	/**
	 * Creates a reader.
	 * @param source returns the page that begins at an offset
	 * @param maxPages the most pages to read
	 * @param executor runs the calls
	 */
	TransactionPages(IntFunction<TransactionsGetResponse> source, int maxPages, ExecutorService executor) {
		this.source = source;
		this.maxPages = maxPages;
		this.executor = executor;
	}

	/**
	 * Reads all pages after the first.
	 * @param first the first page
	 * @return the rows
	 */
	Result readAll(TransactionsGetResponse first) {
		take(0, Page.of(first, 0));
		int firstTotal = this.latestTotal;
		read(offsetsUpTo(firstTotal).stream().filter((offset) -> offset > 0).toList());
		boolean moved = this.pages.values().stream().anyMatch((page) -> page.total() != firstTotal);
		if (moved && !this.failed) {
			int total = this.latestTotal;
			this.pages.keySet().retainAll(offsetsUpTo(total));
			read(offsetsUpTo(total).stream().filter((offset) -> !isOfState(offset, total)).toList());
		}
		return result();
	}

	private boolean isOfState(int offset, int total) {
		Page page = this.pages.get(offset);
		return page != null && page.total() == total;
	}

	private List<Integer> offsetsUpTo(int total) {
		List<Integer> offsets = new ArrayList<>();
		for (int page = 0; page < this.maxPages
				&& (page == 0 || (long) page * PlaidEndpoints.PAGE_SIZE < total); page++) {
			offsets.add(page * PlaidEndpoints.PAGE_SIZE);
		}
		return offsets;
	}

	private void read(List<Integer> offsets) {
		Map<Integer, Future<Optional<Page>>> answers = new LinkedHashMap<>();
		for (Integer offset : offsets) {
			answers.put(offset, this.executor.submit(() -> Optional.of(page(offset))));
		}
		answers.forEach((offset, answer) -> {
			await(answer).ifPresentOrElse((page) -> take(offset, page), () -> this.failed = true);
		});
	}

	private Page page(int offset) throws InterruptedException {
		this.atOnce.acquire();
		try {
			return Page.of(this.source.apply(offset), offset);
		}
		finally {
			this.atOnce.release();
		}
	}

	private void take(int offset, Page page) {
		this.pages.put(offset, page);
		this.latestTotal = page.total();
	}

	private static Optional<Page> await(Future<Optional<Page>> answer) {
		return Futures.await(answer, (failure) -> {
			if (!(failure instanceof PlaidFailure)) {
				logger.error("Could not read a page of transactions", failure);
			}
			return Optional.empty();
		});
	}

	private Result result() {
		Map<String, Transaction> rows = new LinkedHashMap<>();
		for (Page page : this.pages.values()) {
			page.rows().forEach((row) -> rows.putIfAbsent(row.id(), row));
		}
		return new Result(List.copyOf(rows.values()), completeness(rows.size()));
	}

	private BankData.Rows completeness(int read) {
		if (this.failed || this.pages.values().stream().anyMatch((page) -> !page.complete())) {
			return BankData.Rows.SOME;
		}
		if (this.latestTotal > (long) this.maxPages * PlaidEndpoints.PAGE_SIZE) {
			return BankData.Rows.NEWEST;
		}
		boolean more = read > this.latestTotal && lastPageIsFull();
		return (read >= this.latestTotal && !more) ? BankData.Rows.COMPLETE : BankData.Rows.SOME;
	}

	private boolean lastPageIsFull() {
		return this.pages.lastEntry().getValue().full();
	}

	/**
	 * The rows of all pages, each once.
	 *
	 * @param rows the rows in Plaid's order
	 * @param completeness how many of the rows these are
	 */
	record Result(List<Transaction> rows, BankData.Rows completeness) {

	}

	/**
	 * One page.
	 *
	 * @param total the total that Plaid sent with it, or at least as many as it shows
	 * @param rows its rows
	 * @param complete whether every row could be read
	 * @param full whether there may be more rows behind it
	 */
	private record Page(int total, List<Transaction> rows, boolean complete, boolean full) {

		static Page of(TransactionsGetResponse response, int offset) {
			List<?> sent = PlaidMapper.required(response.getTransactions());
			Mapped<Transaction> rows = PlaidMapper.transactions(response);
			boolean full = sent.size() >= PlaidEndpoints.PAGE_SIZE;
			Integer total = response.getTotalTransactions();
			int known = (total != null && total >= 0) ? total : offset + sent.size() + (full ? 1 : 0);
			return new Page(known, rows.values(), rows.complete(), full);
		}

		@Override
		public String toString() {
			return "Page[redacted]";
		}

	}

}
