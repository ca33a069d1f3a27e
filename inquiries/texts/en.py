from inquiries.texts.words import Words

_LINK = "\n\nYou can follow the parcel here: {tracking_link}"
_NUMBER = "\nThe carrier is {carrier}.\nThe tracking number is {tracking_number}."

WORDS = Words(
    name="English",
    space=" ",
    subject="Your order {order_id}",
    hello="Hello {customer},",
    hello_nobody="Hello,",
    bye="Kind regards\n{shop}",
    states={
        "shipped": "shipped",
        "in_transit": "on the way",
        "out_for_delivery": "out for delivery",
        "attempted": "delivery attempted",
        "pickup": "waiting to be picked up",
        "held": "held by the carrier",
        "delayed": "delayed",
        "damaged": "damaged",
        "lost_by_carrier": "lost",
        "returning": "coming back to us",
        "returned": "back with us",
        "delivered": "delivered",
    },
    drafts={
        "not_shipped": "Your order {order_id} is being prepared and has not been sent yet.\n"
        "It is expected to arrive by {estimate}.\n"
        "There is no tracking number before it has left; we send it to you then.",
        "overdue": "Your order {order_id} should have arrived by {estimate}, and it has not been sent yet.\n"
        "|Your order {order_id} is late: it has not been sent yet.\n"
        "We are sorry, and are looking into it.\n\n"
        "If you would rather not wait, write to us: we refund you or send a replacement.",
        "cancelled": "Your order {order_id} was cancelled before it was sent.\n"
        "Nothing is on its way to you. If you still want the goods, please order again.",
        "unfulfillable": "We are sorry: your order {order_id} cannot be sent.\n"
        "It contained: {items}.\n\n"
        "Would you like your money back, or shall we send the goods from another warehouse once we have them?",
        "partly_unfulfillable": "We are sorry: a part of your order {order_id} cannot be sent.\n"
        "The rest is not affected.\n\n"
        "Would you like your money back for the missing part, or shall we send it later?",
        "on_the_way": "Your order {order_id} is on its way."
        + _NUMBER
        + "\nIt is expected by {estimate}."
        + _LINK,
        "no_tracking_yet": "Your order {order_id} has left our warehouse.\n"
        "The tracking usually shows the first scan within a day."
        + _NUMBER
        + "\nIt is expected by {estimate}."
        "\n\nPlease look again tomorrow: {tracking_link}",
        "no_scans": "Your order {order_id} has left our warehouse, and the carrier shows no scan of it yet.\n"
        "It left on {shipped_on}." + _NUMBER + "\n\n"
        "Some carriers report nothing before the delivery. We keep an eye on it and write to you again.\n"
        "It is expected by {estimate}.",
        "delayed": "The carrier says that your order {order_id} is delayed, and we are sorry.\n"
        "It is now expected by {estimate}." + _NUMBER + _LINK,
        "attempted": "The carrier tried to deliver your order {order_id} and met nobody.\n"
        "It usually tries again. Please be there, or arrange the delivery with the carrier."
        + _NUMBER
        + _LINK,
        "held": "The carrier holds your order {order_id} and needs something from you.\n"
        "Please contact it with the tracking number." + _NUMBER + _LINK,
        "pickup": "Your order {order_id} waits for you at the carrier’s pickup location.\n"
        "Please fetch it soon: what is not fetched goes back to us." + _NUMBER + _LINK,
        "late": "Your order {order_id} is later than expected, and we are sorry.\n"
        "It was to arrive by {estimate}." + _NUMBER + "\n\n"
        "Most late parcels still arrive.\n"
        "If it has not come by {waits_until}, write to us: we refund you or send a replacement." + _LINK,
        "lost": "Your order {order_id} seems to be lost, and we are sorry.\n"
        "It was to arrive by {estimate}." + _NUMBER + "\n\n"
        "Please tell us which you prefer: your money back, or a replacement.",
        "delivered": "The carrier marked your order {order_id} as delivered.\n"
        "That was on {delivered_on}.\n"
        "It says where: {delivered_to}.\n"
        "It was signed for by {signed_by}." + _NUMBER + "\n\n"
        "If you cannot find it, please look around the entrance and ask neighbours and others in your household, "
        "then write to us.",
        "damaged": "We are sorry that your order {order_id} was damaged.\n\n"
        "Please send us photographs of the whole item with the damage, of the box it came in and of all shipping "
        "labels on the box. Keep everything until we have answered.\n\n"
        "We then refund you or send a replacement.",
        "coming_back": "Your order {order_id} could not be delivered and is on its way back to us.\n"
        "We are sorry." + _NUMBER + "\n\n"
        "Please send us the right address if you want it sent again, or tell us that you would rather have your money "
        "back.",
        "return_asked": "We have asked for the return of your order {order_id}.\n"
        "You get the paper for it, with the address, as soon as it is there.\n\n"
        "Please send nothing before that: a parcel without it is not accepted.",
        "return_how": "You can send back your order {order_id}.\n"
        "Your return number (RMA) is {rma}.\n\n"
        "Print the RMA paper, put its slip inside the parcel and its label on the outside. A parcel without the "
        "slip is not accepted.",
        "return_done": "Your return of order {order_id} has arrived and been processed.\n"
        "It had the number {rma}.\n\n"
        "Thank you for sending it back.",
        "refund_made": "We have refunded your order {order_id}.\n"
        "The amount is {refund_amount}.\n"
        "We did so on {refund_date}.\n"
        "Our reference is {refund_reference}.\n\n"
        "It may take some days until it shows on your account.",
        "replacement_sent": "We are sending you a replacement for your order {order_id}.\n"
        "Its number is {replacement_order}.\n\n"
        "You get its tracking number as soon as it has left.",
    },
)
