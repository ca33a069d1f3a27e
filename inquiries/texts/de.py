from inquiries.texts.words import Words

_LINK = "\n\nHier können Sie das Paket verfolgen: {tracking_link}"
_NUMBER = "\nDer Versanddienst ist {carrier}.\nDie Sendungsnummer ist {tracking_number}."

WORDS = Words(
    name="Deutsch",
    space=" ",
    subject="Ihre Bestellung {order_id}",
    hello="Guten Tag {customer},",
    hello_nobody="Guten Tag,",
    bye="Mit freundlichen Grüßen\n{shop}",
    states={
        "shipped": "versandt",
        "in_transit": "unterwegs",
        "out_for_delivery": "in Zustellung",
        "attempted": "Zustellversuch",
        "pickup": "liegt zur Abholung bereit",
        "held": "beim Versanddienst angehalten",
        "delayed": "verspätet",
        "damaged": "beschädigt",
        "lost_by_carrier": "verloren",
        "returning": "auf dem Rückweg zu uns",
        "returned": "wieder bei uns",
        "delivered": "zugestellt",
    },
    drafts={
        "not_shipped": "Ihre Bestellung {order_id} wird vorbereitet und ist noch nicht unterwegs.\n"
        "Sie soll bis {estimate} ankommen.\n"
        "Eine Sendungsnummer gibt es erst nach dem Versand; wir schicken sie Ihnen dann.",
        "overdue": "Ihre Bestellung {order_id} sollte bis {estimate} ankommen und ist noch nicht unterwegs.\n"
        "|Ihre Bestellung {order_id} ist verspätet: Sie ist noch nicht unterwegs.\n"
        "Das tut uns leid, und wir gehen der Sache nach.\n\n"
        "Wenn Sie nicht warten möchten, schreiben Sie uns: Wir erstatten Ihnen den Betrag oder "
        "schicken Ersatz.",
        "cancelled": "Ihre Bestellung {order_id} wurde vor dem Versand storniert.\n"
        "Es ist nichts zu Ihnen unterwegs. Wenn Sie die Ware noch möchten, bestellen Sie bitte neu.",
        "unfulfillable": "Leider kann Ihre Bestellung {order_id} nicht verschickt werden.\n"
        "Sie enthielt: {items}.\n\n"
        "Möchten Sie Ihr Geld zurück, oder sollen wir die Ware aus einem anderen Lager schicken, "
        "sobald wir sie haben?",
        "partly_unfulfillable": "Leider kann ein Teil Ihrer Bestellung {order_id} nicht verschickt werden.\n"
        "Der Rest ist davon nicht betroffen.\n\n"
        "Möchten Sie für den fehlenden Teil Ihr Geld zurück, oder sollen wir ihn später schicken?",
        "on_the_way": "Ihre Bestellung {order_id} ist unterwegs." + _NUMBER + "\n"
        "Sie soll bis {estimate} ankommen." + _LINK,
        "no_tracking_yet": "Ihre Bestellung {order_id} hat unser Lager verlassen.\n"
        "Die Sendungsverfolgung zeigt meist innerhalb eines Tages die erste Meldung." + _NUMBER + "\n"
        "Sie soll bis {estimate} ankommen.\n\n"
        "Bitte sehen Sie morgen noch einmal nach: {tracking_link}",
        "no_scans": "Ihre Bestellung {order_id} hat unser Lager verlassen, und der Versanddienst zeigt noch "
        "keine Meldung.\n"
        "Versandt wurde sie am {shipped_on}." + _NUMBER + "\n\n"
        "Manche Versanddienste melden vor der Zustellung nichts. Wir behalten es im Auge und "
        "schreiben Ihnen wieder.\n"
        "Sie soll bis {estimate} ankommen.",
        "delayed": "Der Versanddienst meldet, dass sich Ihre Bestellung {order_id} verspätet. Das tut uns leid.\n"
        "Sie soll nun bis {estimate} ankommen." + _NUMBER + _LINK,
        "attempted": "Der Versanddienst wollte Ihre Bestellung {order_id} zustellen und hat niemanden "
        "angetroffen.\n"
        "Meist versucht er es noch einmal. Bitte seien Sie da, oder vereinbaren Sie die Zustellung "
        "mit ihm." + _NUMBER + _LINK,
        "held": "Der Versanddienst hält Ihre Bestellung {order_id} an und braucht etwas von Ihnen.\n"
        "Bitte wenden Sie sich mit der Sendungsnummer an ihn." + _NUMBER + _LINK,
        "pickup": "Ihre Bestellung {order_id} liegt an der Abholstelle des Versanddienstes für Sie bereit.\n"
        "Bitte holen Sie sie bald ab: Was nicht abgeholt wird, geht an uns zurück." + _NUMBER + _LINK,
        "late": "Ihre Bestellung {order_id} kommt später als erwartet. Das tut uns leid.\n"
        "Sie sollte bis {estimate} ankommen." + _NUMBER + "\n\n"
        "Die meisten verspäteten Pakete kommen noch an.\n"
        "Wenn sie bis {waits_until} nicht da ist, schreiben Sie uns: Wir erstatten Ihnen den Betrag "
        "oder schicken Ersatz." + _LINK,
        "lost": "Ihre Bestellung {order_id} ist anscheinend verloren gegangen. Das tut uns leid.\n"
        "Sie sollte bis {estimate} ankommen." + _NUMBER + "\n\n"
        "Bitte sagen Sie uns, was Ihnen lieber ist: Ihr Geld zurück oder Ersatz.",
        "delivered": "Der Versanddienst meldet Ihre Bestellung {order_id} als zugestellt.\n"
        "Das war am {delivered_on}.\n"
        "Als Ort nennt er: {delivered_to}.\n"
        "Unterschrieben hat {signed_by}." + _NUMBER + "\n\n"
        "Wenn Sie sie nicht finden, sehen Sie bitte am Eingang nach, fragen Sie Nachbarn und Ihren "
        "Haushalt, und schreiben Sie uns dann.",
        "damaged": "Es tut uns leid, dass Ihre Bestellung {order_id} beschädigt wurde.\n\n"
        "Bitte schicken Sie uns Fotos vom ganzen Artikel mit dem Schaden, vom Karton und von allen "
        "Versandetiketten darauf. Bewahren Sie alles auf, bis wir geantwortet haben.\n\n"
        "Dann erstatten wir Ihnen den Betrag oder schicken Ersatz.",
        "coming_back": "Ihre Bestellung {order_id} konnte nicht zugestellt werden und ist auf dem Rückweg zu uns.\n"
        "Das tut uns leid." + _NUMBER + "\n\n"
        "Bitte nennen Sie uns die richtige Adresse, wenn wir sie noch einmal schicken sollen, oder "
        "sagen Sie uns, dass Sie lieber Ihr Geld zurück möchten.",
        "return_asked": "Wir haben die Rücksendung Ihrer Bestellung {order_id} angemeldet.\n"
        "Sie erhalten das Formular mit der Adresse, sobald es da ist.\n\n"
        "Bitte schicken Sie vorher nichts: Ein Paket ohne das Formular wird nicht angenommen.",
        "return_how": "Sie können Ihre Bestellung {order_id} zurückschicken.\n"
        "Ihre Rücksendenummer (RMA) ist {rma}.\n\n"
        "Drucken Sie das RMA-Formular aus, legen Sie den Schein in das Paket und kleben Sie das "
        "Etikett außen auf. Ein Paket ohne den Schein wird nicht angenommen.",
        "return_done": "Ihre Rücksendung zur Bestellung {order_id} ist angekommen und bearbeitet.\n"
        "Sie hatte die Nummer {rma}.\n\n"
        "Vielen Dank fürs Zurückschicken.",
        "refund_made": "Wir haben Ihnen die Bestellung {order_id} erstattet.\n"
        "Der Betrag ist {refund_amount}.\n"
        "Das war am {refund_date}.\n"
        "Unser Zeichen ist {refund_reference}.\n\n"
        "Bis der Betrag auf Ihrem Konto erscheint, können einige Tage vergehen.",
        "replacement_sent": "Wir schicken Ihnen Ersatz für Ihre Bestellung {order_id}.\n"
        "Er hat die Nummer {replacement_order}.\n\n"
        "Die Sendungsnummer erhalten Sie, sobald er unterwegs ist.",
    },
)
