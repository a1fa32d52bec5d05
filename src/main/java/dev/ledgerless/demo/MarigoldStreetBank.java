package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.MonthDay;
import java.util.List;

/**
 * A retail bank in dollars. Its customer is salaried, rents, pays off a student loan, and
 * has one card that is nearly used up.
 */
final class MarigoldStreetBank {

	private static final String CHECKING = "checking";

	private static final String SAVINGS = "savings";

	private static final String REWARDS = "rewards";

	private static final String EVERYDAY = "everyday";

	private static final BillingCycle REWARDS_CYCLE = new BillingCycle(6);

	private static final BillingCycle EVERYDAY_CYCLE = new BillingCycle(11);

	private static final LoanAccount STUDENT_LOAN = new LoanAccount(
			new Account.Label("student", "Student Loan", "Graduate Consolidation Loan", "5520", "student", "USD"),
			new RepaymentPlan(new BigDecimal("27400.00"), new BigDecimal("5.05"), 120, 4, 9), new BigDecimal("0.00"));

	private MarigoldStreetBank() {
	}

	static Bank create() {
		return new Bank("ins_demo_1", "mar", "Marigold Street Bank",
				"A salaried tenant in US dollars: two cards, one nearly used up, and a student loan",
				new Bank.Home("Portland", "OR", "97214", "US", false), accounts(), rules());
	}

	private static List<Account> accounts() {
		return List.of(
				new DepositAccount(new Account.Label(CHECKING, "Marigold Checking", "Marigold Street Everyday Checking",
						"4417", "checking", "USD"), new BigDecimal("4480.55"), DepositAccount.Period.MONTH, null),
				new DepositAccount(new Account.Label(SAVINGS, "Rainy Day Savings", "Marigold Street High Yield Savings",
						"8802", "savings", "USD"), new BigDecimal("9240.18"), DepositAccount.Period.YEAR, null),
				new CardAccount(
						new Account.Label(REWARDS, "Marigold Rewards", "Marigold Street Rewards Signature Card", "3019",
								"credit card", "USD"),
						new BigDecimal("16000.00"), new BigDecimal("3650.00"),
						new CardAccount.Repayment.ByCycle(REWARDS_CYCLE), true,
						List.of(new CardAccount.Rate("balance_transfer_apr", "17.99", "0.00"),
								new CardAccount.Rate("cash_apr", "29.99", "0.00"),
								new CardAccount.Rate("purchase_apr", "21.24"))),
				new CardAccount(
						new Account.Label(EVERYDAY, "Everyday Card", "Marigold Street Everyday Card", "7764",
								"credit card", "USD"),
						new BigDecimal("4000.00"), new BigDecimal("2880.00"),
						new CardAccount.Repayment.ByCycle(EVERYDAY_CYCLE), true,
						List.of(new CardAccount.Rate("purchase_apr", "26.49"),
								new CardAccount.Rate("special", "0.00", "640.00"))),
				STUDENT_LOAN);
	}

	private static List<Rule> rules() {
		return List.of(
				// Income and home
				new Routine("salary", CHECKING, Schedule.monthlyOnWorkday(15).or(Schedule.monthlyOnWorkday(31)),
						Payee
							.debtor("Cobalt Harbor Software", "COBALT HARBOR SOFT DES:PAYROLL ID:######",
									Category.INCOME_SALARY)
							.at(Price.of("2418.35").received())),
				new Routine("tax-refund", CHECKING, Schedule.yearly(4, 3),
						Payee.debtor("Treasury", "US TREASURY 310 TAX REF ########", Category.INCOME_TAX_REFUND)
							.at(Price.between("480.00", "910.00").received())),
				new Routine("rent", CHECKING, Schedule.monthly(1),
						Payee
							.debtor("Sellwood Row Apartments", "SELLWOOD ROW APTS WEB PMT ####",
									Category.RENT_AND_UTILITIES_RENT)
							.at(Price.of("1685.00"))),
				new Routine("student-loan", CHECKING, Schedule.monthly(STUDENT_LOAN.plan().day()),
						Payee
							.debtor("Larkspur Loan Servicing", "LARKSPUR LN SVC STUDENT LN",
									Category.LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT)
							.at(Price.of(STUDENT_LOAN.monthlyPayment().toString()))),
				new Routine("electricity", CHECKING, Schedule.monthly(12),
						Payee
							.online("Willamette Light & Power", "WILLAMETTE LT PWR BILLPAY",
									Category.RENT_AND_UTILITIES_GAS_AND_ELECTRICITY)
							.at(Price.seasonal("48.00", "131.00"))),
				new Routine("water", CHECKING, Schedule.quarterly(20),
						Payee
							.online("Portside Water Bureau", "PORTSIDE WATER BUREAU", Category.RENT_AND_UTILITIES_WATER)
							.at(Price.between("74.00", "112.00"))),
				new Routine("internet", CHECKING, Schedule.monthly(7),
						Payee
							.online("Fernwire Internet", "FERNWIRE BROADBAND ###-####",
									Category.RENT_AND_UTILITIES_INTERNET_AND_CABLE)
							.at(Price.of("64.99"))),
				new Routine("interest", SAVINGS, Schedule.monthly(31),
						Payee.bank("Interest payment", Category.INCOME_INTEREST_EARNED)
							.at(Price.between("24.10", "33.80").received())),

				// Subscriptions
				new Routine("phone", EVERYDAY, Schedule.monthly(18),
						Payee.online("Tamarack Mobile", "TAMARACK MOBILE PMT", Category.RENT_AND_UTILITIES_TELEPHONE)
							.at(Price.of("45.00"))),
				new Routine("streaming", EVERYDAY, Schedule.monthly(4),
						Payee.online("Moonreel", "MOONREEL.EXAMPLE SUBSCRIPTION", Category.ENTERTAINMENT_TV_AND_MOVIES)
							.at(Price.risingEachApril("12.99", "1.50"))),
				new Routine("music", EVERYDAY, Schedule.monthly(10),
						Payee.online("Tunebrook", "TUNEBROOK PREMIUM", Category.ENTERTAINMENT_MUSIC_AND_AUDIO)
							.at(Price.of("10.99"))),
				new Routine("gym", EVERYDAY, Schedule.monthly(2),
						Payee
							.online("Basalt Climbing Gym", "BASALT CLIMBING MBRSHP",
									Category.PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS)
							.at(Price.of("72.00"))),
				new Routine("software", EVERYDAY, Schedule.monthly(22),
						Payee
							.online("Inkwell Cloud", "INKWELL CLOUD STORAGE 200GB",
									Category.GENERAL_SERVICES_OTHER_GENERAL_SERVICES)
							.at(Price.of("2.99"))),
				new Routine("membership", REWARDS, Schedule.yearly(9, 14),
						Payee.online("Bricolage", "BRICOLAGE PLUS ANNUAL",
								Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.of("119.00"))),

				// Everyday life
				new Routine("daily", REWARDS, Schedule.daily(),
						Payee.corner("Heron Coffee", "TAP *HERON COFFEE", Category.FOOD_AND_DRINK_COFFEE)
							.at(Price.between("3.75", "9.50")),
						Payee.corner("Daybreak Espresso Bar", "TBL* DAYBREAK ESPRESSO", Category.FOOD_AND_DRINK_COFFEE)
							.at(Price.between("4.25", "8.00")),
						Payee.shop("Noodle Lane", "NOODLE LANE #### PORTLAND OR", Category.FOOD_AND_DRINK_FAST_FOOD)
							.at(Price.between("9.50", "17.25")),
						Payee
							.shop("Trillium Transit", "TRILLIUM TRANSIT HOP FARE",
									Category.TRANSPORTATION_PUBLIC_TRANSIT)
							.at(Price.of("2.80")),
						Payee
							.shop("Corner Lantern", "CORNER LANTERN ####",
									Category.GENERAL_MERCHANDISE_CONVENIENCE_STORES)
							.at(Price.between("2.99", "14.50"))),
				new Routine("groceries", REWARDS, Schedule.chance(35, 55),
						Payee.shop("Greenbarrow Market", "GREENBARROW MKT 0412", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("18.40", "126.00")),
						Payee.shop("Greenbarrow Market", "GREENBARROW MKT 0388", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("11.20", "74.00")),
						Payee.shop("Pantry & Plum", "PANTRY AND PLUM PDX", Category.FOOD_AND_DRINK_GROCERIES)
							.at(Price.between("9.90", "88.00"))),
				new Routine("restaurants", REWARDS, Schedule.chance(17, 48),
						Payee.corner("Casa Verbena", "TBL* CASA VERBENA", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("19.00", "84.00")),
						Payee.shop("Saffron Gate", "SAFFRON GATE PORTLAND OR", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("16.50", "62.00")),
						Payee
							.corner("Old Mill Taproom", "OLD MILL TAPROOM",
									Category.FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR)
							.at(Price.between("8.00", "46.00")),
						Payee.online("Pedalbite", "PEDALBITE *CASA VERBENA", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("18.00", "51.00"))),
				new Routine("fuel", REWARDS, Schedule.chance(11, 17),
						Payee.shop("Cascade Fuel", "CASCADE FUEL ####", Category.TRANSPORTATION_GAS)
							.at(Price.between("24.00", "58.00"))),
				new Routine("rides", REWARDS, Schedule.chance(5, 14),
						Payee.online("Swiftlet", "SWIFTLET *TRIP", Category.TRANSPORTATION_TAXIS_AND_RIDE_SHARES)
							.at(Price.between("8.40", "37.00"))),
				new Routine("shopping", REWARDS, Schedule.chance(11, 22),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE*A#B##",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("9.99", "164.00")),
						Payee
							.shop("Thistle & Thread", "THISTLE THREAD 017",
									Category.GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES)
							.at(Price.between("22.00", "178.00")),
						Payee
							.corner("Paper Fox Books", "PAPER FOX BOOKS",
									Category.GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS)
							.at(Price.between("8.95", "54.00")),
						Payee.shop("Voltaic Supply", "VOLTAIC SUPPLY CO", Category.GENERAL_MERCHANDISE_ELECTRONICS)
							.at(Price.between("19.00", "289.00"))),
				new Routine("refund", REWARDS, Schedule.chance(3, 3),
						Payee
							.online("Bricolage", "BRICOLAGE.EXAMPLE REFUND",
									Category.GENERAL_MERCHANDISE_ONLINE_MARKETPLACES)
							.at(Price.between("9.99", "74.00").received()),
						Payee
							.shop("Thistle & Thread", "THISTLE THREAD 017 RETURN",
									Category.GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES)
							.at(Price.between("22.00", "96.00").received())),
				new Routine("pharmacy", EVERYDAY, Schedule.chance(4, 6),
						Payee.shop("Larch Pharmacy", "LARCH PHARMACY ####", Category.MEDICAL_PHARMACIES_AND_SUPPLEMENTS)
							.at(Price.between("6.49", "48.00"))),
				new Routine("dentist", CHECKING, Schedule.yearly(2, 19).or(Schedule.yearly(8, 21)),
						Payee.corner("Bridgeview Dental", "BRIDGEVIEW DENTAL PLLC", Category.MEDICAL_DENTAL_CARE)
							.at(Price.between("85.00", "240.00"))),
				new Routine("haircut", EVERYDAY, Schedule.monthly(24),
						Payee.corner("Juniper Chair", "TAP *JUNIPER CHAIR", Category.PERSONAL_CARE_HAIR_AND_BEAUTY)
							.at(Price.between("42.00", "58.00"))),
				new Routine("donation", CHECKING, Schedule.monthly(26),
						Payee
							.online("River Watch Fund", "RIVER WATCH FUND DONATION",
									Category.GOVERNMENT_AND_NON_PROFIT_DONATIONS)
							.at(Price.of("20.00"))),
				new Routine("unknown", EVERYDAY, Schedule.chance(1, 2),
						Payee.bank("POS DEBIT ######## MISC", Category.OTHER_OTHER).at(Price.between("4.00", "35.00"))),

				// Cash and fees
				new Routine("cash", CHECKING, Schedule.chance(5, 10),
						Payee.bank("ATM WITHDRAWAL 00#### SE HAWTHORNE", Category.TRANSFER_OUT_WITHDRAWAL)
							.at(Price.notes("20.00", 6))),
				new Routine("cash-fee", CHECKING, Schedule.chance(2, 3),
						Payee.bank("NON-NETWORK ATM FEE", Category.BANK_FEES_ATM_FEES).at(Price.of("3.00"))),
				new Routine("rewards-interest", REWARDS, Schedule.monthly(25),
						Payee.bank("Interest charge on purchases", Category.BANK_FEES_INTEREST_CHARGE)
							.at(Price.between("58.10", "66.40"))),
				new Routine("everyday-interest", EVERYDAY, Schedule.monthly(28),
						Payee.bank("Interest charge on purchases", Category.BANK_FEES_INTEREST_CHARGE)
							.at(Price.between("57.20", "63.90"))),

				// Two journeys a year
				new Routine("flights", REWARDS, Schedule.yearly(4, 11).or(Schedule.yearly(10, 2)),
						Payee.online("Meridian Air", "MERIDIAN AIR 0#########", Category.TRAVEL_FLIGHTS)
							.at(Price.between("268.00", "495.00"))),
				new Routine("lodging", CHECKING, Schedule.yearly(5, 23).or(Schedule.yearly(11, 25)),
						Payee.shop("Saltgrass Inn", "SALTGRASS INN FRONT DESK", Category.TRAVEL_LODGING)
							.at(Price.between("420.00", "690.00"))),
				new Routine("rental-car", REWARDS, Schedule.yearly(5, 19).or(Schedule.yearly(11, 22)),
						Payee.shop("Waypoint Rental", "WAYPOINT RENT A CAR", Category.TRAVEL_RENTAL_CARS)
							.at(Price.between("132.00", "224.00"))),
				new Routine("journey", REWARDS,
						Schedule.yearly(MonthDay.of(5, 19), MonthDay.of(5, 23))
							.or(Schedule.yearly(MonthDay.of(11, 22), MonthDay.of(11, 25))),
						Payee.corner("Driftwood Grill", "DRIFTWOOD GRILL", Category.FOOD_AND_DRINK_RESTAURANT)
							.at(Price.between("26.00", "78.00")),
						Payee
							.corner("Lighthouse Museum", "LIGHTHOUSE MUSEUM TICKETS",
									Category.ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS)
							.at(Price.between("14.00", "42.00"))),

				// Between the accounts
				new Routine("retirement", SAVINGS, Schedule.yearly(1, 4),
						Payee
							.bank("Annual IRA contribution ########",
									Category.TRANSFER_OUT_INVESTMENT_AND_RETIREMENT_FUNDS)
							.at(Price.of("5500.00"))),
				new CardSettlement("pay-rewards", REWARDS, REWARDS_CYCLE, CHECKING, "Rewards card autopay ########",
						"Payment received, thank you"),
				new CardSettlement("pay-everyday", EVERYDAY, EVERYDAY_CYCLE, CHECKING, "Everyday card autopay ########",
						"Payment received, thank you"),
				new Surplus("surplus", CHECKING, SAVINGS, "Online transfer ########"));
	}

}
